"""From committed changes to what each device receives: rooms, patches, ephemeral events, pub/sub."""
