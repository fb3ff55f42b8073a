#include "load.h"

#include <math.h>
#include <stdio.h>

/* A server is full when this is no longer so (milliseconds, part of a core, part of what should arrive). */
static const double P95_MOST = 100, CPU_MOST = .98, GOT_LEAST = .97;
static const double SETTLE = 300000, DRAIN = 300000, RECOVERY = 700000;

static void rest(double microseconds) {
    for (double until = now_us() + microseconds; now_us() < until;)
        clients_wait(20000);
}

static void send_one(Client *client, double when) {
    char text[64];
    if (client->stage != READY)
        return;
    if (options.job == INK) {
        ink_send(client, when);
    } else if (options.job == NOTE) {
        note_send(client, when);
    } else {
        int length = snprintf(text, sizeof text, "42%u[\"sync\",{\"since\":0}]", ask(client, when));
        ws_send(client, text, (size_t)length);
        tally.sent++;
    }
}

/* The senders take turns, room after room, each turn at its own time. */
static Client *sender(long turn, int rooms) {
    int one = (int)(turn % ((long)rooms * options.senders));
    int seat = one / rooms + (options.job == SYNC ? 0 : 1);
    return &clients[one % rooms * options.seats_per_room + seat];
}

static void send_until(double until, int rooms, double start, long *turn) {
    double between = 1e6 / (options.rate * options.senders * rooms);
    for (double now = now_us(); now < until; now = now_us()) {
        double due = start + *turn * between;
        for (int burst = 0; due <= now && burst < 64; burst++, due = start + *turn * between) {
            tally.latest = now - due > tally.latest ? now - due : tally.latest;
            send_one(sender((*turn)++, rooms), now_us());
        }
        clients_wait(fmin(due, until) - now_us());
    }
}

static void bring_rooms(int from, int to) {
    clients_bring(from * options.seats_per_room, to * options.seats_per_room);
    for (int i = from * options.seats_per_room; options.job == INK && i < to * options.seats_per_room; i++)
        if (is_sender(&clients[i]))
            ink_begin(&clients[i]);
    rest(SETTLE);
}

static bool full(void) {
    return window_p95_ms() > P95_MOST || window_cpu_share() > CPU_MOST || window_got(options.seats_per_room - 1) < GOT_LEAST;
}

/* Between a number of rooms that went well and one that did not; 0 when they are close enough to each other. */
static int between(int good, int bad) {
    double close = fmax(1, good * (options.ramp_step - 1));
    return bad - good <= close ? 0 : (good + bad) / 2;
}

/* From a small number of rooms to a good part of what its CPU promises, then on in steps. */
static int more_rooms(int rooms, bool first) {
    double promised = rooms / fmax(window_cpu_share(), .01) * options.ramp_from;
    int next = (int)(first ? promised : rooms * options.ramp_step);
    next = next > rooms ? next : rooms + 1;
    return next < options.rooms ? next : options.rooms;
}

static void measure(int rooms, double start, long *turn, double warm) {
    send_until(now_us() + warm * 1e6, rooms, start, turn);
    window_opens();
    send_until(now_us() + options.window * 1e6, rooms, start, turn);
    window_closes();
}

/* A window; in a ramp a bad one gets a second chance, because it may have been somebody else's minute. True when full. */
static bool step(int rooms) {
    double start = now_us();
    long turn = 0;
    measure(rooms, start, &turn, options.warm);
    if (!options.ramp || !full())
        return false;
    measure(rooms, start, &turn, 0);
    return full();
}

/* More rooms until there are too many, then halfway back, and so on. Rooms that are not asked for only sit there. */
static void find_limit(void) {
    int here = 0, good = 0, bad = 0;
    for (int rooms = options.warm_rooms; rooms;) {
        if (rooms > here)
            bring_rooms(here, rooms);
        here = rooms > here ? rooms : here;
        bool is_full = step(rooms);
        window_print(rooms, is_full);
        bool first = !good && !bad;
        *(is_full ? &bad : &good) = rooms;
        if (bad)
            rest(RECOVERY);
        rooms = bad ? between(good, bad) : rooms == options.rooms ? 0 : more_rooms(rooms, first);
    }
}

void pace_windows(void) {
    if (options.ramp) {
        find_limit();
        return;
    }
    bring_rooms(0, options.rooms);
    step(options.rooms);
    window_print(options.rooms, false);
    rest(DRAIN);
}

/* Everybody is there and nobody does anything: what a socket costs. */
void pace_idle(void) {
    clients_bring(0, options.warm_rooms * options.seats_per_room);
    rest(options.warm * 1e6);
    long before = memory_kb();
    int early = ready_count;
    clients_bring(options.warm_rooms * options.seats_per_room, client_count);
    rest(options.window * 1e6);
    printf("{\"clients\": %d, \"rss_kb_per_client\": %.2f}\n", ready_count,
           (double)(memory_kb() - before) / (ready_count - early));
}
