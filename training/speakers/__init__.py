"""Trains the choice of antecedents: whom "she", "the minister" or "the sources" means."""
