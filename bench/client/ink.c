#define _GNU_SOURCE
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every point of a run is known by its stroke's name, "s<drawer, 5 digits>-<stroke, 6 digits>", and its place in the
 * stroke. That is how a delivery is recognised, whichever way a server joined or shortened the messages. */

static const char COLOUR[] = "blue", RELAY_COLOUR[] = "#1f2937";
enum { SIZE = 2, WIDE = 6400, HIGH = 4800, MESSAGE_MOST = 8192 };

static double *ledger_of(Client *drawer, int stroke, int at) {
    return &drawer->ledger[(unsigned)(stroke * STROKE_MOST + at) % LEDGER];
}

static void begin_stroke(Client *client, int length) {
    client->at = 0;
    client->stroke_length = length - length % options.points;
    client->x = 800 + rand() % (WIDE - 1600);
    client->y = 800 + rand() % (HIGH - 1600);
}

/* The first strokes have different lengths, so that the drawers do not finish all at the same moment. */
void ink_begin(Client *client) {
    client->ledger = calloc(LEDGER, sizeof *client->ledger);
    begin_stroke(client, options.stroke - client->index * 37 % (options.stroke * 4 / 5));
}

static void draw_point(Client *client, double when) {
    client->x += rand() % 41 - 20;
    client->y += rand() % 41 - 20;
    client->path[2 * client->at] = (int16_t)client->x;
    client->path[2 * client->at + 1] = (int16_t)client->y;
    *ledger_of(client, client->stroke, client->at++) = when;
}

int ink_card(const Client *client, char *text, size_t room) {
    return snprintf(text, room,
                    "42%u[\"do\",{\"op\":\"c%d-%s\",\"cmd\":\"card.stick\",\"args\":{\"id\":\"c%d-%s\","
                    "\"kind\":\"drawing\",\"paper\":\"%s\",\"x\":%d,\"y\":600}}]",
                    ask((Client *)client, now_us()), client->index, options.nonce, client->index, options.nonce,
                    options.paper, 200 + client->index % options.seats_per_room * 80);
}

/* What stands before the points in every message: kind, card, stroke, colour, size, at. */
static int put_head(const Client *client, int at, const char *colour, char *text) {
    return sprintf(text, "{\"kind\":\"ink\",\"card\":\"c%05d-%s\",\"stroke\":\"s%05d-%06d\",\"colour\":\"%s\",\"size\":%d,\"at\":%d,",
                   client->index, options.nonce, client->index, client->stroke, colour, SIZE, at);
}

/* As a plain program would send it: numbers in JSON. */
static int put_plain(const Client *client, int at, char *text) {
    const int16_t *path = client->path + 2 * at;
    int length = put_head(client, at, RELAY_COLOUR, text);
    if (options.points == 1)
        return length + sprintf(text + length, "\"x\":%.1f,\"y\":%.1f}", path[0] / 4.0, path[1] / 4.0);
    length += sprintf(text + length, "\"points\":[");
    for (int i = 0; i < options.points; i++)
        length += sprintf(text + length, "%s%.1f,%.1f", i ? "," : "", path[2 * i] / 4.0, path[2 * i + 1] / 4.0);
    return length + sprintf(text + length, "]}");
}

/* As our client does: a stroke's id need only be its own within its card, so it is short. */
static int put_ours(const Client *client, int at, char *text) {
    int length = sprintf(text, "{\"kind\":\"ink\",\"card\":\"c%d-%s\",\"stroke\":\"s%d-%d\",\"colour\":\"%s\",\"size\":%d,\"at\":%d,",
                         client->index, options.nonce, client->index, client->stroke, COLOUR, SIZE, at);
    length += sprintf(text + length, "\"points\":\"");
    length += (int)base64_path(client->path + 2 * at, options.points, text + length);
    return length + sprintf(text + length, "\"}");
}

static void keep_stroke(Client *client, double when) {
    char text[MESSAGE_MOST];
    int length = sprintf(text,
                         "42%u[\"do\",{\"op\":\"o%05d-%06d-%s\",\"cmd\":\"drawing.stroke\",\"args\":{\"id\":\"c%d-%s\","
                         "\"stroke\":{\"id\":\"s%d-%d\",\"colour\":\"%s\",\"size\":%d,\"points\":\"",
                         ask(client, when), client->index, client->stroke, options.nonce, client->index, options.nonce,
                         client->index, client->stroke, COLOUR, SIZE);
    length += (int)base64_path(client->path, client->at, text + length);
    length += sprintf(text + length, "\"}}}]");
    ws_send(client, text, (size_t)length);
}

/* Draw the points of one message, send it, and keep the stroke when it ends here. */
void ink_send(Client *client, double when) {
    char text[MESSAGE_MOST];
    int at = client->at, length = 0;
    for (int i = 0; i < options.points; i++)
        draw_point(client, when);
    if (options.dialect == IPK)
        length = sprintf(text, "42[\"live\",");
    else if (options.dialect == RELAY && options.acks)
        length = sprintf(text, "42%u[\"op\",", ask(client, when));
    else if (options.dialect == RELAY)
        length = sprintf(text, "42[\"op\",");
    length += options.dialect == IPK ? put_ours(client, at, text + length) : put_plain(client, at, text + length);
    if (options.dialect != RAW)
        text[length++] = ']';
    ws_send(client, text, (size_t)length);
    tally.sent++;
    if (client->at < client->stroke_length)
        return;
    if (options.keep && options.dialect == IPK)
        keep_stroke(client, when);
    client->stroke++;
    begin_stroke(client, options.stroke);
}

/* How many points an object {…"points":"base64"…} carries; a relay's message carries what was sent in one. */
static int points_in(const char *object, size_t length) {
    const char *points = options.dialect == IPK ? memmem(object, length, "\"points\":\"", 10) : NULL;
    const char *stop = points ? memchr(points + 10, '"', length - (size_t)(points + 10 - object)) : NULL;
    return stop ? base64_points((size_t)(stop - points - 10), stop) : options.points;
}

static void saw_piece(const Client *reader, const char *object, size_t length, const char *stroke) {
    const char *at = memmem(object, length, "\"at\":", 5);
    int index = atoi(stroke), number = atoi(strchr(stroke, '-') + 1), points = points_in(object, length);
    if (!at || index == reader->index || index >= client_count || !clients[index].ledger)
        return;
    double now = now_us();
    for (int i = 0; i + options.points <= points; i += options.points) {
        saw_delivery(now - *ledger_of(&clients[index], number, atoi(at + 5) + i));
        tally.delivered++;
    }
    tally.points += (uint64_t)points;
}

static void count_stored(const char *text, size_t length) {
    const char *end = text + length;
    while ((text = memmem(text, (size_t)(end - text), "\"id\":\"s", 7))) {
        tally.stored++;
        text += 7;
    }
}

void ink_read(Client *client, const char *text, size_t length) {
    const char *end = text + length, *from = text, *stroke;
    if (length > 10 && !memcmp(text, "42[\"patch\"", 10)) {
        count_stored(text, length);
        return;
    }
    while ((stroke = memmem(from, (size_t)(end - from), "\"stroke\":\"s", 11))) {
        const char *open = memrchr(from, '{', (size_t)(stroke - from));
        const char *close = memchr(stroke, '}', (size_t)(end - stroke));
        if (!open || !close)
            return;
        saw_piece(client, open, (size_t)(close - open), stroke + 11);
        from = close;
    }
}
