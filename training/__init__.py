"""Makes the models that come with Sayso; imports it, and is never imported by it."""
