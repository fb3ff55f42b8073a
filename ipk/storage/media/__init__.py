"""Pictures and sounds: cleaned in a sandboxed process, stored encrypted."""
