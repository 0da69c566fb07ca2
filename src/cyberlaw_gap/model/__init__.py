"""The value objects: standards, profiles and verdicts. Nothing here reads a file."""
