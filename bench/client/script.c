#define _GNU_SOURCE
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINES_MOST = 4096, LINE_MOST = 20000 };

static char *lines[LINES_MOST];
static int line_count;

void script_read(void) {
    static char line[LINE_MOST];
    FILE *file = options.script ? fopen(options.script, "r") : NULL;
    while (file && line_count < LINES_MOST && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        lines[line_count++] = strdup(line);
    }
    if (file)
        fclose(file);
}

/* Send this person's next command; false when there is none left. */
bool script_next(Client *client) {
    static char text[LINE_MOST + 400];
    for (; client->line < line_count; client->line++) {
        char command[40];
        int seat, head;
        if (sscanf(lines[client->line], "%d %39s %n", &seat, command, &head) < 2 ||
            seat != client->index % options.seats_per_room)
            continue;
        int length = sprintf(text, "42%u[\"do\",{\"op\":\"l%05d-%06d-%s\",\"cmd\":\"%s\",\"args\":%s}]",
                             ask(client, now_us()), client->index, client->line, options.nonce, command,
                             lines[client->line] + head);
        client->line++;
        ws_send(client, text, (size_t)length);
        return true;
    }
    return false;
}

void script_answered(Client *client, const char *text, size_t length) {
    (void)client;
    if (answer_says_ok(text, length))
        tally.answered++;
    else
        tally.refused++;
}
