#define _GNU_SOURCE
#include "load.h"

#include <stdio.h>
#include <string.h>

static const uint8_t MASK[4] = {0x37, 0xfa, 0x21, 0x3d};
static const char KEY[] = "dGhlIHNhbXBsZSBub25jZQ==";

/* Browsers offer compression, so this client does to our server; none of the measured servers may take it up. */
void ws_upgrade(Client *client) {
    const Seat *seat = client->seat;
    char request[4096], path[200];
    if (options.dialect == RAW)
        snprintf(path, sizeof path, "/?room=%s", seat->conference);
    else
        snprintf(path, sizeof path, "/socket.io/?EIO=4&transport=websocket&conference=%s", seat->conference);
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
                          "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: %s\r\n"
                          "Sec-WebSocket-Version: 13\r\n%s%s%s%s\r\n",
                          path, seat->port, seat->port, KEY,
                          options.dialect == IPK ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "",
                          *seat->cookie == '-' ? "" : "Cookie: ", *seat->cookie == '-' ? "" : seat->cookie,
                          *seat->cookie == '-' ? "" : "\r\n");
    client->stage = UPGRADING;
    client_send(client, request, (size_t)length);
}

static void send_frame(Client *client, int opcode, const char *payload, size_t length) {
    static uint8_t frame[1 << 17];
    size_t head = 2;
    frame[0] = (uint8_t)(0x80 | opcode);
    if (length < 126) {
        frame[1] = (uint8_t)(0x80 | length);
    } else {
        frame[1] = 0x80 | 126;
        frame[2] = (uint8_t)(length >> 8);
        frame[3] = (uint8_t)length;
        head = 4;
    }
    memcpy(frame + head, MASK, 4);
    head += 4;
    for (size_t i = 0; i < length; i++)
        frame[head + i] = (uint8_t)payload[i] ^ MASK[i & 3];
    client_send(client, frame, head + length);
}

void ws_send(Client *client, const char *text, size_t length) { send_frame(client, 1, text, length); }

static void drop_read(Client *client, size_t length) {
    client->in_length -= length;
    memmove(client->in, client->in + length, client->in_length);
}

/* True once the server's answer to the upgrade has been read whole. */
bool ws_take_upgrade(Client *client) {
    uint8_t *stop = memmem(client->in, client->in_length, "\r\n\r\n", 4);
    if (!stop)
        return false;
    *stop = 0;
    if (!strstr((char *)client->in, " 101")) {
        char why[200];
        snprintf(why, sizeof why, "no WebSocket: %.120s", (char *)client->in);
        client_drop(client, why);
        return false;
    }
    if (strcasestr((char *)client->in, "permessage-deflate")) {
        client_drop(client, "the server compresses each frame anew for each person");
        return false;
    }
    drop_read(client, (size_t)(stop - client->in) + 4);
    client->stage = GREETING;
    return true;
}

/* Length of the payload and of the head before it; false while the head is not here whole. */
static bool read_head(const uint8_t *bytes, size_t here, size_t *head, size_t *length) {
    if (here < 2)
        return false;
    size_t extra = (bytes[1] & 127) == 126 ? 2 : (bytes[1] & 127) == 127 ? 8 : 0;
    if (here < 2 + extra)
        return false;
    *head = 2 + extra;
    *length = extra ? 0 : bytes[1] & 127;
    for (size_t i = 0; i < extra; i++)
        *length = *length << 8 | bytes[2 + i];
    return true;
}

static void take(Client *client, int opcode, const char *payload, size_t length) {
    if (opcode == 8)
        client_drop(client, "the server closed the socket");
    else if (opcode == 9)
        send_frame(client, 10, payload, length);
    else if (opcode == 1 || opcode == 2)
        entry_message(client, payload, length);
}

void ws_take_frames(Client *client) {
    size_t from = 0, head, length;
    while (read_head(client->in + from, client->in_length - from, &head, &length) &&
           client->in_length - from >= head + length) {
        int opcode = client->in[from] & 15;
        tally.frames++;
        take(client, opcode, (char *)client->in + from + head, length);
        if (client->stage == CLOSED)
            return;
        from += head + length;
    }
    if (from)
        drop_read(client, from);
}
