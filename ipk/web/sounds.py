"""Which sound it is, by its first bytes: the name and the type that came with it prove nothing."""

_OGG, _RIFF, _WAVE, _EBML, _ID3, _FTYP = b"OggS", b"RIFF", b"WAVE", b"\x1aE\xdf\xa3", b"ID3", b"ftyp"
_M4A_BRANDS = (b"M4A ", b"M4B ", b"mp42", b"isom", b"iso5", b"dash")


def sound_kind(data: bytes) -> str:
    """The fixed type it will be served with, "" when it is no sound that browsers play."""
    if data.startswith(_OGG):
        return "audio/ogg"
    if data.startswith(_EBML) and b"webm" in data[:64]:
        return "audio/webm"
    if data.startswith(_RIFF) and data[8:12] == _WAVE:
        return "audio/wav"
    if data[4:8] == _FTYP and data[8:12] in _M4A_BRANDS:
        return "audio/mp4"
    if data.startswith(_ID3) or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    return ""
