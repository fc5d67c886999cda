// `_Bool` is C's name for what C++ calls `bool`; both have the same representation here.
#define _Bool bool
#include "CGnuplot.h"
#undef _Bool

// This version of the header uses `assert` and `boost::shared_ptr` without including them.
#include <boost/shared_ptr.hpp>
#include <cassert>
#include <gnuplot-iostream.h>

#include <chrono>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace {

// Keeps SIGPIPE from this thread while it writes, and takes back one that came of it.
class PipeSignalGuard {
  sigset_t pipeOnly;
  sigset_t before;
  bool wasPending;

public:
  PipeSignalGuard() {
    sigset_t pending;
    sigemptyset(&pipeOnly);
    sigaddset(&pipeOnly, SIGPIPE);
    sigpending(&pending);
    wasPending = sigismember(&pending, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipeOnly, &before);
  }
  ~PipeSignalGuard() {
    const struct timespec none = {0, 0};
    if (!wasPending) {
      while (sigtimedwait(&pipeOnly, nullptr, &none) == -1 && errno == EINTR) {
      }
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
};

// Kills a process that has not been called off in time.
class Watchdog {
  std::mutex mutex;
  std::condition_variable condition;
  bool calledOff = false;
  std::thread thread;

public:
  Watchdog(pid_t process, double seconds) {
    thread = std::thread([this, process, seconds] {
      std::unique_lock<std::mutex> lock(mutex);
      const auto limit = std::chrono::duration<double>(seconds);
      if (!condition.wait_for(lock, limit, [this] { return calledOff; })) kill(process, SIGKILL);
    });
  }
  ~Watchdog() {
    {
      std::lock_guard<std::mutex> lock(mutex);
      calledOff = true;
    }
    condition.notify_all();
    thread.join();
  }
};

void say(char *message, size_t capacity, const std::string &text) {
  if (capacity == 0) return;
  const size_t count = std::min(capacity - 1, text.size());
  std::memcpy(message, text.data(), count);
  message[count] = 0;
}

struct Descriptor {
  int number;
  explicit Descriptor(int number) : number(number) {}
  Descriptor(const Descriptor &) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (number >= 0) ::close(number);
    number = -1;
  }
  int release() {
    const int result = number;
    number = -1;
    return result;
  }
};

std::string firstBytes(int descriptor) {
  std::string text(8192, '\0');
  const ssize_t count = pread(descriptor, &text[0], text.size(), 0);
  text.resize(count > 0 ? size_t(count) : 0);
  return text;
}

// Starts the program with `input` as its standard input and `output` taking all it says.
int start(pid_t *process, const char *program, const char *directory, int input, int output) {
  const char *path = getenv("PATH");
  const std::string variables[] = {
      std::string("PATH=") + (path ? path : "/usr/bin:/bin"), std::string("HOME=") + directory,
      "LC_ALL=C.UTF-8"};
  std::vector<char *> environment;
  for (const std::string &variable : variables)
    environment.push_back(const_cast<char *>(variable.c_str()));
  environment.push_back(nullptr);
  char *arguments[] = {const_cast<char *>(program), const_cast<char *>("-d"), nullptr};

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  posix_spawn_file_actions_addchdir_np(&actions, directory);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults, mask;
  sigemptyset(&mask);
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setsigmask(&attributes, &mask);
  // A process group of its own: Ctrl-C reaches the host, which decides what becomes of the page.
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
  const int code =
      posix_spawnp(process, program, &actions, &attributes, arguments, environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

} // namespace

struct GnuplotSession {
  pid_t process = -1;
  Descriptor said{-1};
  std::unique_ptr<Watchdog> watchdog;
  std::unique_ptr<Gnuplot> stream;

  // Closes the stream, waits for the process, and gives its status as a shell would.
  int finish() {
    {
      PipeSignalGuard guard;
      try {
        if (stream) stream->flush();
      } catch (...) {
        // The process has gone; its status tells why.
      }
      stream.reset();
    }
    // The watchdog goes before the process is reaped: its number may then mean another process.
    siginfo_t ended;
    while (waitid(P_PID, id_t(process), &ended, WEXITED | WNOWAIT) == -1 && errno == EINTR) {
    }
    watchdog.reset();
    int status = 0;
    while (waitpid(process, &status, 0) == -1) {
      if (errno != EINTR) return -1;
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }
};

GnuplotSession *gnuplot_open(
    const char *program, const char *directory, double seconds, char *message, size_t capacity) {
  try {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
      say(message, capacity, std::strerror(errno));
      return nullptr;
    }
    Descriptor input(ends[0]), output(ends[1]);
    std::unique_ptr<GnuplotSession> session(new GnuplotSession());
    session->said.number = memfd_create("gnuplot", MFD_CLOEXEC);
    if (session->said.number < 0) {
      say(message, capacity, std::strerror(errno));
      return nullptr;
    }
    const int code =
        start(&session->process, program, directory, input.number, session->said.number);
    if (code != 0) {
      session->process = -1;
      say(message, capacity, std::strerror(code));
      return nullptr;
    }
    session->watchdog.reset(new Watchdog(session->process, seconds));
    FILE *file = fdopen(output.number, "w");
    if (!file) {
      say(message, capacity, std::strerror(errno));
      output.close();
      session->finish();
      return nullptr;
    }
    output.release();
    session->stream.reset(new Gnuplot(file));
    return session.release();
  } catch (const std::exception &error) {
    say(message, capacity, error.what());
  } catch (...) {
    say(message, capacity, "unknown C++ exception");
  }
  return nullptr;
}

bool gnuplot_send(GnuplotSession *session, const char *text, size_t count) {
  PipeSignalGuard guard;
  try {
    session->stream->write(text, std::streamsize(count));
    session->stream->flush();
    return session->stream->good();
  } catch (...) {
    return false;
  }
}

int gnuplot_close(GnuplotSession *session, char *message, size_t capacity) {
  const int status = session->finish();
  say(message, capacity, firstBytes(session->said.number));
  delete session;
  return status;
}
