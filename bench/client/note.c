#define _GNU_SOURCE
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One card in ten messages is new, the other nine move the sender's latest cards. A card is known by
 * "n<sender, 5 digits>-<card, 6 digits>-<nonce>"; one sender's messages are never two in one tick. */

enum { MESSAGES_A_CARD = 10, LATEST = 5 };
static const char TEXT[] = "Chtěla bych, aby byl o víkendu klid na úkoly.";

static int card_of(unsigned sent) {
    int newest = (int)(sent / MESSAGES_A_CARD), back = (int)(sent % LATEST);
    return sent % MESSAGES_A_CARD == 0 || back > newest ? newest : newest - back;
}

static int put_command(const Client *client, unsigned id, char *text) {
    int card = card_of(client->sent), x = 100 + rand() % 1400, y = 100 + rand() % 1000;
    bool fresh = client->sent % MESSAGES_A_CARD == 0;
    int length = sprintf(text,
                         "42%u[\"%s\",{\"op\":\"o%05d-%06u-%s\",\"cmd\":\"%s\",\"args\":{\"id\":\"n%05d-%06d-%s\","
                         "\"paper\":\"%s\",\"x\":%d.5,\"y\":%d.25",
                         id, options.dialect == IPK ? "do" : "op", client->index, client->sent, options.nonce,
                         fresh ? "card.stick" : "card.move", client->index, card, options.nonce, options.paper, x, y);
    if (fresh)
        length += sprintf(text + length, ",\"kind\":\"note\",\"text\":\"%s\"", TEXT);
    return length + sprintf(text + length, "}}]");
}

void note_send(Client *client, double when) {
    char text[1024];
    if (!client->ledger)
        client->ledger = calloc(LEDGER, sizeof *client->ledger);
    int length = put_command(client, ask(client, when), text);
    client->ledger[card_of(client->sent) % LEDGER] = when;
    client->sent++;
    tally.sent++;
    ws_send(client, text, (size_t)length);
}

void note_read(Client *client, const char *text, size_t length) {
    const char *end = text + length;
    while ((text = memmem(text, (size_t)(end - text), "\"id\":\"n", 7))) {
        int index = atoi(text += 7), card = atoi(text + 6);
        if (index == client->index || index >= client_count || !clients[index].ledger)
            continue;
        saw_delivery(now_us() - clients[index].ledger[card % LEDGER]);
        tally.delivered++;
    }
}
