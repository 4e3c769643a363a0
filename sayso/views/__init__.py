"""What a person sees: the command line, the HTML page and the exports."""
