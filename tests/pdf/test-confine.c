/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a process can still do when it has locked itself in: each test is run in a process of its
 * own, which ends with a status that names what it could do and should not.
 */
#include "tl-confine-private.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define COULD_NOT_CONFINE 100

/* Runs @function, locked in, in a child; returns its exit status, or minus the signal it died
 * of. */
static int
run_confined (int (*function) (void))
{
  const pid_t child = fork ();
  TlConfinement confinement;
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (tl_confine (&confinement) ? function () : COULD_NOT_CONFINE);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
}

static gboolean
has_landlock (void)
{
  return syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static int
do_its_work (void)
{
  static char text[] = "memory";
  char *copy = strdup (text);
  const int font = open ("/usr/share", O_RDONLY | O_DIRECTORY);
  void *map = mmap (NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  if (copy == NULL || map == MAP_FAILED)
    return 1;
  if (font < 0)
    return 2;
  if (getppid () <= 0)
    return 3;
  return 0;
}

static int
look_at_files (void)
{
  if (open ("/etc/passwd", O_RDONLY) >= 0)
    return 1;
  if (open ("/etc/hostname", O_RDONLY) >= 0)
    return 2;
  if (!TL_CONFINE_SANITIZED && open ("/proc/1/status", O_RDONLY) >= 0)
    return 3;
  return 0;
}

static int
write_files (void)
{
  char path[64];

  snprintf (path, sizeof path, "/tmp/throughline-test-%d", (int) getpid ());
  if (open (path, O_WRONLY | O_CREAT | O_EXCL, 0600) >= 0)
    return 1;
  if (open (path, O_RDONLY | O_CREAT | O_EXCL, 0600) >= 0)
    return 2;
  if (mkdir (path, 0700) == 0)
    return 3;
  return 0;
}

static int
reach_out (void)
{
  char *arguments[] = { (char *) "/bin/true", NULL };

  if (socket (AF_INET, SOCK_STREAM, 0) >= 0)
    return 1;
  if (socket (AF_UNIX, SOCK_STREAM, 0) >= 0)
    return 2;
  if (kill (getppid (), 0) == 0)
    return 3;
  if (fork () >= 0)
    return 4;
  execve (arguments[0], arguments, NULL);
  return errno == EPERM ? 0 : 5;
}

static int
take_memory (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_AS, &limit) != 0 || limit.rlim_max > (rlim_t) 2 << 30)
    return 1;
  if (mmap (NULL, (size_t) 2 << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
    return 2;
  if (getrlimit (RLIMIT_CORE, &limit) != 0 || limit.rlim_max != 0)
    return 3;
  return 0;
}

static int
run_for_ever (void)
{
  tl_confine_grant_cpu (0);
  while (getppid () > 0)
    continue;
  return 1;
}

static void
test_work (void)
{
  g_assert_cmpint (run_confined (do_its_work), ==, 0);
}

static void
test_files (void)
{
  if (has_landlock ())
    g_assert_cmpint (run_confined (look_at_files), ==, 0);
  if (has_landlock () || !TL_CONFINE_SANITIZED)
    g_assert_cmpint (run_confined (write_files), ==, 0);
}

static void
test_outside (void)
{
  g_assert_cmpint (run_confined (reach_out), ==, 0);
}

static void
test_memory (void)
{
  g_assert_cmpint (run_confined (take_memory), ==, 0);
}

static void
test_time (void)
{
  g_assert_cmpint (run_confined (run_for_ever), ==, -SIGXCPU);
}

/* A kernel that knows neither landlock nor filters: a filter of the test's own says so. */
static int
confine_on_old_kernel (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  TlConfinement confinement;
  struct rlimit limits;

  if (filter == NULL
      || seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (landlock_create_ruleset),
                           0) != 0
      || seccomp_rule_add (filter, SCMP_ACT_ERRNO (EINVAL), SCMP_SYS (prctl), 1,
                           SCMP_A0 (SCMP_CMP_EQ, PR_GET_SECCOMP)) != 0
      || seccomp_load (filter) != 0)
    return 1;
  if (!tl_confine (&confinement))
    return 2;
  if (confinement != 0)
    return 3;
  if (getrlimit (RLIMIT_FSIZE, &limits) != 0 || limits.rlim_max != 0)
    return 4;
  if (prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
    return 5;
  return 0;
}

static void
test_old_kernel (void)
{
  const pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (confine_on_old_kernel ());
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
outlive_parent (int to_parent[2],
                int to_test)
{
  TlConfinement confinement;
  char ready;

  if (fork () != 0)
    _exit (read (to_parent[0], &ready, 1) == 1 ? 0 : 1);
  if (!tl_confine (&confinement) || write (to_parent[1], "x", 1) != 1)
    _exit (COULD_NOT_CONFINE);
  while (to_test >= 0)
    continue;
}

/* The last to hold the other end of @to_test is a process that would run for ever. */
static void
test_parent_dies (void)
{
  int to_parent[2], to_test[2], status;
  struct pollfd wait;
  pid_t child;

  g_assert_cmpint (pipe (to_parent), ==, 0);
  g_assert_cmpint (pipe (to_test), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    outlive_parent (to_parent, to_test[1]);
  close (to_test[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  wait = (struct pollfd) { .fd = to_test[0], .events = POLLIN };
  g_assert_cmpint (poll (&wait, 1, 20000), ==, 1);
  g_assert_true (wait.revents & POLLHUP);
  close (to_test[0]);
  close (to_parent[0]);
  close (to_parent[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/confine/work", test_work);
  g_test_add_func ("/confine/files", test_files);
  if (!TL_CONFINE_SANITIZED)
    {
      g_test_add_func ("/confine/outside", test_outside);
      g_test_add_func ("/confine/memory", test_memory);
      g_test_add_func ("/confine/old-kernel", test_old_kernel);
    }
  g_test_add_func ("/confine/time", test_time);
  g_test_add_func ("/confine/parent-dies", test_parent_dies);
  return g_test_run ();
}
