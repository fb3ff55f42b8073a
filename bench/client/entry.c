#define _GNU_SOURCE
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool is_sender(const Client *client) {
    int seat = client->index % options.seats_per_room;
    return options.job == SYNC ? seat == 0 : seat >= 1 && seat <= options.senders;
}

/* The number of a new acknowledgement that is asked for now. */
unsigned ask(Client *client, double when) {
    client->asked_at[client->asked % ACKS] = when;
    return client->asked++;
}

static bool starts(const char *text, size_t length, const char *with) {
    return length >= strlen(with) && !memcmp(text, with, strlen(with));
}

static void say(Client *client, const char *text) { ws_send(client, text, strlen(text)); }

static void ready(Client *client) {
    client->stage = READY;
    ready_count++;
}

static long number_after(const char *text, size_t length, const char *key) {
    const char *found = memmem(text, length, key, strlen(key));
    return found ? strtol(found + strlen(key), NULL, 10) : -1;
}

bool answer_says_ok(const char *text, size_t length) {
    static int told;
    if (memmem(text, length < 200 ? length : 200, "\"ok\":true", 9))
        return true;
    if (told++ < 3)
        fprintf(stderr, "refused: %.*s\n", (int)(length < 300 ? length : 300), text);
    return false;
}

static void enter(Client *client) {
    char hello[200];
    snprintf(hello, sizeof hello, "40{\"conference\":\"%s\",\"strokes\":\"apart\"}", client->seat->conference);
    say(client, options.dialect == IPK ? hello : "40");
    client->stage = ENTERING;
}

static void read_or_join(Client *client) {
    char text[200];
    if (options.dialect == IPK)
        snprintf(text, sizeof text, "42%u[\"sync\",{\"since\":0}]", ask(client, now_us()));
    else
        snprintf(text, sizeof text, "42[\"join\",\"%s\"]", client->seat->conference);
    say(client, text);
    client->stage = READING;
}

/* What this person needs before the work begins: a drawing card for who draws, its script for who has one. */
static void prepare(Client *client) {
    char text[600];
    if (options.job == INK && is_sender(client)) {
        int length = ink_card(client, text, sizeof text);
        ws_send(client, text, (size_t)length);
        client->stage = STICKING;
    } else if (options.job == SCRIPT && script_next(client)) {
        client->stage = STICKING;
    } else {
        ready(client);
    }
}

static void first_answer(Client *client, const char *text, size_t length) {
    if (options.dialect != IPK) {
        if (memmem(text, length, "joined", 6))
            ready(client);
    } else if (starts(text, length, "43")) {
        client->seq = number_after(text, length, "\"seq\":");
        if (answer_says_ok(text, length))
            prepare(client);
        else
            client_drop(client, "sync was refused");
    }
}

static void stuck(Client *client, const char *text, size_t length) {
    if (!starts(text, length, "43"))
        return;
    if (options.job == SCRIPT) {
        script_answered(client, text, length);
        if (!script_next(client))
            ready(client);
    } else if (answer_says_ok(text, length)) {
        ready(client);
    } else {
        client_drop(client, "no drawing could be stuck");
    }
}

static void keep_answer(const char *text, size_t length) {
    FILE *file = options.answer ? fopen(options.answer, "w") : NULL;
    if (!file)
        return;
    fwrite(text, 1, length, file);
    fclose(file);
}

static void answered(Client *client, const char *text, size_t length) {
    unsigned id = (unsigned)strtoul(text + 2, NULL, 10);
    if (options.dialect == IPK && !answer_says_ok(text, length)) {
        tally.refused++;
        return;
    }
    tally.answered++;
    saw_answer(now_us() - client->asked_at[id % ACKS]);
    if (options.job == SYNC)
        keep_answer(text, length);
}

/* A patch must join on to what this person already has. */
static void follow_clock(Client *client, const char *text, size_t length) {
    long prev = number_after(text, length, "\"prev\":"), seq = number_after(text, length, "\"seq\":");
    tally.gaps += prev > client->seq;
    client->seq = seq > client->seq ? seq : client->seq;
}

static void working(Client *client, const char *text, size_t length) {
    if (starts(text, length, "43")) {
        answered(client, text, length);
        return;
    }
    if (starts(text, length, "42[\"patch\""))
        follow_clock(client, text, length);
    if (options.job == INK)
        ink_read(client, text, length);
    else if (options.job == NOTE)
        note_read(client, text, length);
}

/* One whole message from the server, whatever the client is waiting for. */
void entry_message(Client *client, const char *text, size_t length) {
    if (options.dialect != RAW && length == 1 && *text == '2') {
        say(client, "3");
    } else if (options.dialect != RAW && starts(text, length, "44")) {
        fprintf(stderr, "turned away: %.*s\n", (int)(length < 200 ? length : 200), text);
        client_drop(client, "turned away");
    } else if (options.dialect != RAW && starts(text, length, "41")) {
        client_drop(client, "sent out");
    } else if (client->stage == GREETING && options.dialect == RAW) {
        ready(client);
    } else if (client->stage == GREETING && *text == '0') {
        enter(client);
    } else if (client->stage == ENTERING && starts(text, length, "40")) {
        read_or_join(client);
    } else if (client->stage == READING) {
        first_answer(client, text, length);
    } else if (client->stage == STICKING) {
        stuck(client, text, length);
    } else if (client->stage == READY) {
        working(client, text, length);
    }
}
