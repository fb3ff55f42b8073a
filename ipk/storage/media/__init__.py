"""Pictures and sounds: decoded and encoded anew in a sandboxed process, stored encrypted."""
