"""The dialog acts: for each, its phrases and the rule that tells it."""
