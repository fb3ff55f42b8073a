/* One load client for every server of the benchmark: one thread, epoll, no allocation in the hot path.
 *
 *   main.c      what is asked for, and the order of doing it
 *   clients.c   sockets: connect, read, write, wait
 *   websocket.c RFC 6455 frames, the client's side
 *   entry.c     from the upgrade to "ready": engine.io 4, socket.io 5, or a raw WebSocket
 *   ink.c       drawing: what is sent, and how it is recognised on the other screens
 *   note.c      cards: stuck and moved by commands that are answered
 *   base64.c    points as the contract wants them
 *   script.c    commands from a file, one after another
 *   measure.c   latencies, the servers' CPU and memory, one line of JSON for a window
 *   pace.c      messages at their times; windows; the ramp of rooms
 */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { IPK, RELAY, RAW } Dialect;
typedef enum { INK, NOTE, IDLE, SYNC, SCRIPT } Job;
typedef enum { CLOSED, CONNECTING, UPGRADING, GREETING, ENTERING, READING, STICKING, READY } Stage;

enum { ACKS = 256, LEDGER = 2048, STROKE_MOST = 120, PIDS_MOST = 16, PATH_MOST = 2 * STROKE_MOST };

typedef struct {
    Job job;
    Dialect dialect;
    const char *seats;   /* file: one line "port conference cookie" for each person, room by room */
    const char *paper;   /* the open paper cards are stuck on */
    const char *nonce;   /* makes ids of this run unlike those of any other */
    const char *answer;  /* sync: file that gets the last answer */
    const char *script;  /* script: file, one line "seat command arguments" for each command */
    int rooms, seats_per_room, senders;
    int first_room;      /* rooms before it are passed over */
    int warm_rooms;      /* idle: rooms that are there before memory is read the first time */
    double rate;         /* messages a second of each sender */
    int points;          /* drawn points in one message */
    int stroke;          /* points of a stroke */
    bool keep;           /* store each stroke at its end by drawing.stroke */
    bool acks;           /* a relay answers each ink message (ours never does) */
    bool ramp;           /* add rooms until the server is full */
    double ramp_step;    /* ... by this factor */
    double ramp_from;    /* ... beginning at this part of what the first window promises */
    double warm, window; /* seconds */
    int pids[PIDS_MOST], pid_count;
} Options;

typedef struct {
    int port;
    char *conference, *cookie;
} Seat;

typedef struct {
    const Seat *seat;
    int index, room, fd;
    Stage stage;
    uint8_t *in, *out;
    size_t in_length, in_size, out_length, out_size;
    unsigned asked;               /* acknowledgements asked for so far */
    double asked_at[ACKS];
    unsigned sent;                /* messages of the workload */
    int stroke, at, stroke_length; /* ink: number of the stroke, next point in it, where it ends */
    int16_t path[PATH_MOST];      /* the stroke's points, absolute */
    int x, y;
    double *ledger;               /* when each point (INK) or card's change (NOTE) was sent */
    long seq;
    int line;                     /* SCRIPT: the line to look at next */
} Client;

typedef struct {
    uint64_t sent, delivered, points, answered, refused, frames, bytes, stored, gaps, lost;
    double latest; /* how late the client itself was with a message, microseconds */
} Tally;

extern Options options;
extern Client *clients;
extern int client_count, ready_count;
extern Tally tally;

/* measure.c */
double now_us(void);
void saw_delivery(double microseconds);
void saw_answer(double microseconds);
void window_opens(void);
void window_closes(void);
void window_print(int rooms, bool full);
double window_p95_ms(void);
double window_cpu_share(void);
double window_got(int others);
double cpu_seconds(void);
long memory_kb(void);

/* clients.c */
void clients_read_seats(void);
void clients_bring(int from, int to);
void client_send(Client *client, const void *bytes, size_t length);
void client_drop(Client *client, const char *why);
void clients_wait(double microseconds);

/* websocket.c */
void ws_upgrade(Client *client);
void ws_send(Client *client, const char *text, size_t length);
bool ws_take_upgrade(Client *client);
void ws_take_frames(Client *client);

/* entry.c */
void entry_message(Client *client, const char *text, size_t length);
unsigned ask(Client *client, double when);
bool is_sender(const Client *client);
bool answer_says_ok(const char *text, size_t length);

/* ink.c */
void ink_begin(Client *client);
void ink_send(Client *client, double when);
void ink_read(Client *client, const char *text, size_t length);
int ink_card(const Client *client, char *text, size_t room);

/* note.c */
void note_send(Client *client, double when);
void note_read(Client *client, const char *text, size_t length);

/* script.c */
void script_read(void);
bool script_next(Client *client);
void script_answered(Client *client, const char *text, size_t length);

/* base64.c */
size_t base64_path(const int16_t *path, int points, char *text);
int base64_points(size_t text_length, const char *text_end);

/* pace.c */
void pace_windows(void);
void pace_idle(void);

#endif
