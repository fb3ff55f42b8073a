#define _GNU_SOURCE
#include "load.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Latencies are kept in buckets one per cent apart, from a microsecond up. */
enum { BUCKETS = 2000 };
static const double STEP = 1.01;

typedef struct {
    uint32_t bucket[BUCKETS];
    uint64_t count;
} Histogram;

static Histogram deliveries, answers;
static bool window_open;
static struct {
    double at, cpu, own_cpu;
    Tally tally;
} begin, end;

Tally tally;

double now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void count(Histogram *histogram, double microseconds) {
    if (!window_open)
        return;
    int bucket = microseconds < 1 ? 0 : (int)(log(microseconds) / log(STEP));
    histogram->bucket[bucket < BUCKETS ? bucket : BUCKETS - 1]++;
    histogram->count++;
}

void saw_delivery(double microseconds) { count(&deliveries, microseconds); }
void saw_answer(double microseconds) { count(&answers, microseconds); }

/* The share `part` of what was counted took at most this many milliseconds; -1 when nothing was counted. */
static double quantile(const Histogram *histogram, double part) {
    uint64_t below = 0, wanted = (uint64_t)(part * histogram->count);
    for (int i = 0; i < BUCKETS; i++) {
        below += histogram->bucket[i];
        if (below > wanted)
            return pow(STEP, i + 0.5) / 1000;
    }
    return -1;
}

/* CPU of all threads of a process, from the scheduler's nanoseconds (a clock tick of `stat` is too coarse). */
static double cpu_of(int pid) {
    char path[320];
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = opendir(path);
    double seconds = 0;
    for (struct dirent *task; tasks && (task = readdir(tasks));) {
        unsigned long long ran = 0;
        if (task->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", pid, task->d_name);
        FILE *file = fopen(path, "r");
        if (file && fscanf(file, "%llu", &ran) == 1)
            seconds += ran / 1e9;
        if (file)
            fclose(file);
    }
    if (tasks)
        closedir(tasks);
    return seconds;
}

double cpu_seconds(void) {
    double seconds = 0;
    for (int i = 0; i < options.pid_count; i++)
        seconds += cpu_of(options.pids[i]);
    return seconds;
}

long memory_kb(void) {
    long all = 0;
    for (int i = 0; i < options.pid_count; i++) {
        char path[64];
        long total, resident = 0;
        snprintf(path, sizeof path, "/proc/%d/statm", options.pids[i]);
        FILE *file = fopen(path, "r");
        if (file && fscanf(file, "%ld %ld", &total, &resident) == 2)
            all += resident * 4;
        if (file)
            fclose(file);
    }
    return all;
}

static double own_cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void window_opens(void) {
    memset(&deliveries, 0, sizeof deliveries);
    memset(&answers, 0, sizeof answers);
    tally.latest = 0;
    begin.cpu = cpu_seconds();
    begin.own_cpu = own_cpu();
    begin.tally = tally;
    begin.at = now_us();
    window_open = true;
}

double window_p95_ms(void) { return quantile(&deliveries, .95); }
double window_cpu_share(void) { return (end.cpu - begin.cpu) / (end.at - begin.at) * 1e6; }

/* The part of what should have reached the others in the room that did. */
double window_got(int others) {
    double sent = (double)(end.tally.sent - begin.tally.sent) * others;
    return sent ? (end.tally.delivered - begin.tally.delivered) / sent : 0;
}

void window_closes(void) {
    window_open = false;
    end.at = now_us();
    end.cpu = cpu_seconds();
    end.own_cpu = own_cpu();
    end.tally = tally;
}

#define SINCE(what) (unsigned long)(end.tally.what - begin.tally.what)

/* One line of JSON for the window that was closed last. */
void window_print(int rooms, bool full) {
    double seconds = (end.at - begin.at) / 1e6;
    printf("{\"rooms\": %d, \"clients\": %d, \"seconds\": %.3f, \"full\": %s, ", rooms, ready_count, seconds,
           full ? "true" : "false");
    printf("\"sent\": %lu, \"delivered\": %lu, \"points\": %lu, \"answered\": %lu, \"refused\": %lu, ", SINCE(sent),
           SINCE(delivered), SINCE(points), SINCE(answered), SINCE(refused));
    printf("\"stored\": %lu, \"frames\": %lu, \"bytes\": %lu, \"gaps\": %lu, \"lost\": %lu, ", SINCE(stored),
           SINCE(frames), SINCE(bytes), SINCE(gaps), SINCE(lost));
    printf("\"p50_ms\": %.3f, \"p95_ms\": %.3f, \"p99_ms\": %.3f, ", quantile(&deliveries, .5),
           quantile(&deliveries, .95), quantile(&deliveries, .99));
    printf("\"ack_p50_ms\": %.3f, \"ack_p95_ms\": %.3f, \"ack_p99_ms\": %.3f, ", quantile(&answers, .5),
           quantile(&answers, .95), quantile(&answers, .99));
    printf("\"cpu_s\": %.4f, \"client_cpu_s\": %.4f, \"late_ms\": %.2f, \"rss_kb\": %ld}\n", end.cpu - begin.cpu,
           end.own_cpu - begin.own_cpu, tally.latest / 1000, memory_kb());
    fflush(stdout);
}
