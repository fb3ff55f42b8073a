#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { AT_ONCE = 32, READ_SIZE = 32768, EVENTS = 256, LINE_MOST = 4096 };
static const double ENTRY_SECONDS = 90;

Client *clients;
int client_count, ready_count;

static Seat *seats;
static int poller = -1, closed_count;

static void *claim(void *memory, size_t size) {
    void *more = realloc(memory, size);
    if (!more) {
        fprintf(stderr, "no memory left\n");
        exit(1);
    }
    return more;
}

void clients_read_seats(void) {
    FILE *file = fopen(options.seats, "r");
    char line[LINE_MOST], conference[64], cookie[LINE_MOST];
    int all = (options.first_room + options.rooms) * options.seats_per_room, count = 0;
    if (!file) {
        perror(options.seats);
        exit(2);
    }
    seats = claim(NULL, sizeof *seats * (size_t)all);
    while (count < all && fgets(line, sizeof line, file)) {
        if (sscanf(line, "%d %63s %4095[^\n]", &seats[count].port, conference, cookie) != 3)
            continue;
        seats[count].conference = strdup(conference);
        seats[count++].cookie = strdup(cookie);
    }
    fclose(file);
    seats += options.first_room * options.seats_per_room;
    client_count = count - options.first_room * options.seats_per_room;
    clients = calloc((size_t)(client_count > 0 ? client_count : 1), sizeof *clients);
    poller = epoll_create1(0);
}

static void watch(Client *client, int how, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = client};
    epoll_ctl(poller, how, client->fd, &event);
}

void client_drop(Client *client, const char *why) {
    static int told;
    if (client->stage == CLOSED)
        return;
    if (told++ < 3)
        fprintf(stderr, "client %d lost: %s\n", client->index, why);
    ready_count -= client->stage == READY;
    closed_count++;
    tally.lost++;
    client->stage = CLOSED;
    close(client->fd);
}

static void flush(Client *client) {
    ssize_t sent = send(client->fd, client->out, client->out_length, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN) {
        client_drop(client, strerror(errno));
        return;
    }
    client->out_length -= sent > 0 ? (size_t)sent : 0;
    memmove(client->out, client->out + (sent > 0 ? sent : 0), client->out_length);
    watch(client, EPOLL_CTL_MOD, client->out_length ? EPOLLIN | EPOLLOUT : EPOLLIN);
}

void client_send(Client *client, const void *bytes, size_t length) {
    ssize_t sent = 0;
    if (client->stage == CLOSED)
        return;
    if (!client->out_length) {
        sent = send(client->fd, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent == (ssize_t)length)
            return;
        sent = sent < 0 ? 0 : sent;
    }
    size_t left = length - (size_t)sent;
    if (client->out_length + left > client->out_size)
        client->out = claim(client->out, client->out_size = 2 * (client->out_length + left));
    memcpy(client->out + client->out_length, (const char *)bytes + sent, left);
    client->out_length += left;
    watch(client, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
}

static void start(int index) {
    Client *client = &clients[index];
    int yes = 1;
    client->index = index;
    client->room = index / options.seats_per_room;
    client->seat = &seats[index];
    client->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    setsockopt(client->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)client->seat->port),
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (connect(client->fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) {
        perror("connect");
        exit(1);
    }
    client->stage = CONNECTING;
    watch(client, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT);
}

/* Take the clients from..to in, a few at a time, and return when all of them are ready. */
void clients_bring(int from, int to) {
    double deadline = now_us() + ENTRY_SECONDS * 1e6;
    int next = from, before = ready_count + closed_count;
    while (ready_count + closed_count - before < to - from) {
        while (next < to && next - from - (ready_count + closed_count - before) < AT_ONCE)
            start(next++);
        clients_wait(20000);
        if (now_us() > deadline) {
            fprintf(stderr, "only %d of %d people got in\n", ready_count, to);
            exit(3);
        }
    }
    if (closed_count * 100 > to) {
        fprintf(stderr, "%d of %d people were turned away or lost\n", closed_count, to);
        exit(3);
    }
}

/* False when there is nothing more to read now. */
static bool receive(Client *client) {
    if (client->in_size - client->in_length < READ_SIZE)
        client->in = claim(client->in, client->in_size = 2 * client->in_size + 2 * READ_SIZE);
    size_t room = client->in_size - client->in_length;
    ssize_t got = recv(client->fd, client->in + client->in_length, room, MSG_DONTWAIT);
    if (got <= 0) {
        if (got == 0 || errno != EAGAIN)
            client_drop(client, got ? strerror(errno) : "the server hung up");
        return false;
    }
    client->in_length += (size_t)got;
    tally.bytes += (uint64_t)got;
    return (size_t)got == room;
}

static void take(Client *client) {
    while (receive(client))
        ;
    if (client->stage == UPGRADING && !ws_take_upgrade(client))
        return;
    if (client->stage != CLOSED)
        ws_take_frames(client);
}

static void serve(Client *client, uint32_t events) {
    if (client->stage == CONNECTING) {
        if (events & (EPOLLERR | EPOLLHUP)) {
            client_drop(client, "nobody listens");
        } else if (events & EPOLLOUT) {
            watch(client, EPOLL_CTL_MOD, EPOLLIN);
            ws_upgrade(client);
        }
        return;
    }
    if (events & EPOLLOUT && client->stage != CLOSED)
        flush(client);
    if (events & (EPOLLIN | EPOLLERR | EPOLLHUP) && client->stage != CLOSED)
        take(client);
}

/* Serve the sockets until something came or the time is over. */
void clients_wait(double microseconds) {
    struct epoll_event events[EVENTS];
    double wait = microseconds < 0 ? 0 : microseconds;
    struct timespec limit = {.tv_sec = (time_t)(wait / 1e6)};
    limit.tv_nsec = (long)((wait - limit.tv_sec * 1e6) * 1e3);
    int count = epoll_pwait2(poller, events, EVENTS, &limit, NULL);
    for (int i = 0; i < count; i++)
        serve(events[i].data.ptr, events[i].events);
}
