#include "load.h"

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static size_t encode(const uint8_t *bytes, size_t length, char *text) {
    size_t out = 0;
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t three = bytes[i] << 16 | (left > 1 ? bytes[i + 1] << 8 : 0) | (left > 2 ? bytes[i + 2] : 0);
        text[out++] = LETTERS[three >> 18];
        text[out++] = LETTERS[three >> 12 & 63];
        text[out++] = left > 1 ? LETTERS[three >> 6 & 63] : '=';
        text[out++] = left > 2 ? LETTERS[three & 63] : '=';
    }
    text[out] = 0;
    return out;
}

/* Little-endian int16 pairs: the first point as it is, the others as steps from the one before. */
size_t base64_path(const int16_t *path, int points, char *text) {
    uint8_t bytes[PATH_MOST * 2];
    for (int i = 0; i < points * 2; i++) {
        uint16_t value = (uint16_t)(i < 2 ? path[i] : path[i] - path[i - 2]);
        bytes[2 * i] = value & 255;
        bytes[2 * i + 1] = value >> 8;
    }
    return encode(bytes, (size_t)points * 4, text);
}

/* How many points a text of this length carries; `text_end` stands behind its last letter. */
int base64_points(size_t text_length, const char *text_end) {
    size_t padding = text_length && text_end[-1] == '=' ? (text_end[-2] == '=' ? 2 : 1) : 0;
    return (int)((text_length / 4 * 3 - padding) / 4);
}
