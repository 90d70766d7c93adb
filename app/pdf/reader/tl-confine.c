/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "tl-confine-private.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_MEMORY ((rlim_t) 1536 << 20)
#define MAX_FILE ((rlim_t) 8 << 30)
#define MAX_FILES 64
#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

static pid_t parent;

/* The kernel sends this when the thread that started the reader ends, which need not be the end of
 * the program. */
static void
parent_died_cb (int number)
{
  if (getppid () != parent)
    _exit (0);
}

static gboolean
die_with_parent (void)
{
  const struct sigaction action = { .sa_handler = parent_died_cb, .sa_flags = SA_RESTART };

  parent = getppid ();
  return sigaction (SIGUSR1, &action, NULL) == 0 && prctl (PR_SET_PDEATHSIG, SIGUSR1) == 0;
}

static gboolean
give_up_privileges (void)
{
  return prctl (PR_SET_DUMPABLE, 0) == 0 && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

static gboolean
limit (int    resource,
       rlim_t value)
{
  const struct rlimit both = { value, value };

  return setrlimit (resource, &both) == 0;
}

/* What the file takes up, mapped, is no memory: a large one is no reason to refuse it. */
static rlim_t
room_for_file (void)
{
  struct stat about;

  if (fstat (STDIN_FILENO, &about) != 0 || !S_ISREG (about.st_mode))
    return 0;
  return MIN ((rlim_t) about.st_size, MAX_FILE);
}

static gboolean
limit_resources (void)
{
  if (!TL_CONFINE_SANITIZED && !limit (RLIMIT_AS, MAX_MEMORY + room_for_file ()))
    return FALSE;
  return limit (RLIMIT_CORE, 0) && limit (RLIMIT_FSIZE, 0) && limit (RLIMIT_NOFILE, MAX_FILES);
}

void
tl_confine_grant_cpu (guint seconds)
{
  struct rusage used;
  struct rlimit limits;

  if (getrusage (RUSAGE_SELF, &used) != 0 || getrlimit (RLIMIT_CPU, &limits) != 0)
    return;
  limits.rlim_cur = (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds + 1;
  if (limits.rlim_max != RLIM_INFINITY)
    limits.rlim_cur = MIN (limits.rlim_cur, limits.rlim_max);
  setrlimit (RLIMIT_CPU, &limits);
}

/* ---- landlock: which files can be opened at all */

#ifndef LANDLOCK_ACCESS_FS_REFER
#define LANDLOCK_ACCESS_FS_REFER (1ULL << 13)
#endif
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

/* Everything that this version of landlock in the kernel can forbid. */
static guint64
forbidden_access (long version)
{
  guint64 access = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

  if (version >= 2)
    access |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3)
    access |= LANDLOCK_ACCESS_FS_TRUNCATE;
  return access;
}

static void
allow_reading (int         ruleset,
               const char *path)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE };
  struct stat about;

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return;
  if (fstat (rule.parent_fd, &about) == 0 && S_ISDIR (about.st_mode))
    rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
  syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (rule.parent_fd);
}

static void
allow_reading_in (int         ruleset,
                  const char *folder,
                  const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  allow_reading (ruleset, path);
}

/* Libraries, character tables, and fonts for the text that a PDF does not carry its own for. */
static void
allow_libraries_and_fonts (int ruleset)
{
  static const char *const paths[] = {
    "/usr/share", "/usr/lib", "/usr/lib64", "/usr/local/share/fonts", "/etc/fonts",
    "/etc/ld.so.cache", "/lib", "/lib64", "/var/cache/fontconfig",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    allow_reading (ruleset, paths[i]);
  allow_reading_in (ruleset, g_get_home_dir (), ".fonts");
  allow_reading_in (ruleset, g_get_user_data_dir (), "fonts");
  allow_reading_in (ruleset, g_get_user_config_dir (), "fontconfig");
  allow_reading_in (ruleset, g_get_user_cache_dir (), "fontconfig");
  if (TL_CONFINE_SANITIZED)
    allow_reading (ruleset, "/proc");
}

/* A kernel without landlock is no reason to stop. */
static gboolean
close_file_system (TlConfinement *confinement)
{
  struct landlock_ruleset_attr attr = { 0 };
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  int ruleset;
  gboolean closed;

  if (version < 1)
    return TRUE;
  *confinement |= TL_CONFINED_FILES;
  attr.handled_access_fs = forbidden_access (version);
  ruleset = (int) syscall (SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
  if (ruleset < 0)
    return FALSE;
  allow_libraries_and_fonts (ruleset);
  closed = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return closed;
}

/* ---- seccomp: what can be asked of the kernel at all */

static const int allowed_calls[] = {
  /* what it has open, and what can be known of files */
  SCMP_SYS (read), SCMP_SYS (write), SCMP_SYS (readv), SCMP_SYS (writev), SCMP_SYS (pread64),
  SCMP_SYS (lseek), SCMP_SYS (close), SCMP_SYS (poll), SCMP_SYS (ppoll), SCMP_SYS (fcntl),
  SCMP_SYS (dup), SCMP_SYS (newfstatat), SCMP_SYS (fstat), SCMP_SYS (stat), SCMP_SYS (lstat),
  SCMP_SYS (statx), SCMP_SYS (statfs), SCMP_SYS (fstatfs), SCMP_SYS (access),
  SCMP_SYS (faccessat), SCMP_SYS (faccessat2), SCMP_SYS (readlink), SCMP_SYS (readlinkat),
  SCMP_SYS (getdents64), SCMP_SYS (getcwd),
  /* memory */
  SCMP_SYS (mmap), SCMP_SYS (munmap), SCMP_SYS (mremap), SCMP_SYS (mprotect),
  SCMP_SYS (madvise), SCMP_SYS (brk),
  /* itself, its threads and its signals */
  SCMP_SYS (futex), SCMP_SYS (set_robust_list), SCMP_SYS (rseq), SCMP_SYS (exit),
  SCMP_SYS (exit_group), SCMP_SYS (sched_yield), SCMP_SYS (sched_getaffinity),
  SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack), SCMP_SYS (restart_syscall), SCMP_SYS (gettid), SCMP_SYS (getpid),
  SCMP_SYS (getppid), SCMP_SYS (getuid), SCMP_SYS (geteuid), SCMP_SYS (getgid),
  SCMP_SYS (getegid), SCMP_SYS (getrlimit), SCMP_SYS (setrlimit), SCMP_SYS (getrusage),
  /* time, chance, and the machine */
  SCMP_SYS (clock_gettime), SCMP_SYS (clock_getres), SCMP_SYS (gettimeofday),
  SCMP_SYS (nanosleep), SCMP_SYS (clock_nanosleep), SCMP_SYS (getrandom), SCMP_SYS (uname),
  SCMP_SYS (sysinfo),
};

static gboolean
fill_filter (scmp_filter_ctx filter)
{
  const scmp_datum_t self = (scmp_datum_t) getpid ();

  for (guint i = 0; i < G_N_ELEMENTS (allowed_calls); i++)
    if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0) != 0)
      return FALSE;

  /* Files only to read. Threads, not processes; the C library falls back from clone3 to clone when
   * there is none. Limits and signals (abort needs one) of itself and of nobody else. */
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                           SCMP_A1 (SCMP_CMP_MASKED_EQ, WRITING, 0)) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, WRITING, 0)) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                           SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                           SCMP_A0 (SCMP_CMP_EQ, self)) == 0
         && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1,
                           SCMP_A0 (SCMP_CMP_EQ, 0)) == 0;
}

/* Nor is one without filters, though there are few. */
static gboolean
filter_system_calls (TlConfinement *confinement)
{
  scmp_filter_ctx filter;
  gboolean loaded;

  if (TL_CONFINE_SANITIZED || (prctl (PR_GET_SECCOMP) < 0 && errno == EINVAL))
    return TRUE;
  *confinement |= TL_CONFINED_CALLS;
  filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  if (filter == NULL)
    return FALSE;
  loaded = fill_filter (filter) && seccomp_load (filter) == 0;
  seccomp_release (filter);
  return loaded;
}

gboolean
tl_confine (TlConfinement *confinement)
{
  *confinement = 0;
  return die_with_parent () && give_up_privileges () && limit_resources ()
         && close_file_system (confinement) && filter_system_calls (confinement);
}
