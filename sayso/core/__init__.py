"""Types and errors that the whole house shares; standard library only."""
