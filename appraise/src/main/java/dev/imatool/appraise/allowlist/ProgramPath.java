package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.container.EngineProgram;
import java.util.Set;
import java.util.regex.Pattern;

/** What a path in a container says of the file's part in it, from nothing but the names that distributions and runtimes use. */
enum ProgramPath {
    /** Data, a library, or a file of the runtime itself: any image with that base has it. */
    OF_BASE,
    /** A shell, or a program that only starts another one. */
    STARTER,
    /** A program that runs scripts, by its name. */
    INTERPRETER,
    /** A small program that scripts of any image call (POSIX utilities, coreutils). */
    TOOL,
    /** A shell script that is the image's own. */
    SHELL_SCRIPT,
    /** A script or archive that an interpreter runs, where images keep their own files. */
    SCRIPT,
    /** Any other program. */
    PROGRAM;

    private static final Set<String> STARTERS = words(
            "sh bash dash ash zsh ksh busybox env tini dumb-init gosu su-exec setpriv chroot nohup timeout pause catatonit init"
                    + " s6-svscan s6-supervise docker-entrypoint.sh entrypoint.sh");

    /** With the version that distributions put behind the name. */
    private static final Pattern INTERPRETERS = Pattern.compile(
            "(?:python|pypy|java|node|nodejs|deno|bun|perl|php|ruby|jruby|lua|luajit|tclsh|guile|escript"
                    + "|Rscript|dotnet|mono)[0-9.]*");

    private static final Set<String> TOOLS =
            words("[ arch awk base32 base64 basename bc cat chgrp chmod chown cksum clear cmp comm"
                    + " cp cut date dd df diff dir dircolors dirname du echo ed egrep expand expr false fgrep find fold free gawk getconf getent"
                    + " getopt grep groups gunzip gzip head hexdump hostid hostname iconv id install join kill ldconfig link ln locale"
                    + " logname ls mawk md5sum mkdir mkfifo mknod mktemp more mount mountpoint mv nice nl nproc od paste pgrep pkill pr"
                    + " printenv printf ps pwd readlink realpath rev rm rmdir sed seq sha1sum sha256sum sha512sum shuf sleep sort split"
                    + " stat stty sum sync tac tail tar tee test touch tr true truncate tty umount uname uniq unlink uptime users wc"
                    + " which who whoami xargs xxd yes");

    private static final Pattern LIBRARY =
            Pattern.compile("(?s).*\\.so(?:\\.[0-9.]*)?|ld-.*\\.so.*|.*\\.ko(?:\\.[a-z0-9]+)?");

    private static final Set<String> SHELL_SCRIPTS = words("sh bash");
    private static final Set<String> SCRIPTS =
            words("py pyc pyw pyz js mjs cjs ts jar war class rb rbc pl php phar lua tcl scm r groovy dll exe");
    private static final Set<String> DATA_SUFFIXES = words(
            "cache conf cfg crt css csv db env gz html ico ini json key lock log md mo pem png properties sqlite svg toml"
                    + " txt xml yaml yml zip");

    /** The configuration of a system, and what is no file of an image. */
    private static final Pattern NOT_OF_IMAGE =
            Pattern.compile("(?s)/(?:etc|proc|sys|dev|run|tmp|var/(?:run|tmp|cache))/.*");

    private static final String BINARIES = "(?:usr/|usr/local/)?s?bin";
    private static final String LIBRARIES = "(?:usr/|usr/local/)?lib(?:32|64|x32|exec)?|usr/(?:local/)?share";

    /** Where distributions and runtimes keep their own files. */
    private static final Pattern SYSTEM = Pattern.compile("(?s)/(?:" + BINARIES + "|" + LIBRARIES + ")/.*");

    /** Programs that lie among libraries: in a folder for them, or in one of their own name. */
    private static final Pattern PROGRAM_IN_LIBRARIES =
            Pattern.compile("(?s)/(?:usr/|usr/local/)?lib(?:exec/.*|.*/s?bin/[^/]*|.*/([^/]+)/\\1)");

    private static final Pattern IN_LIBRARIES = Pattern.compile("(?s)/(?:" + LIBRARIES + ")/.*");

    private static final Pattern RUNTIME =
            Pattern.compile("/(?:python[0-9.]*|site-packages|dist-packages|node_modules|jvm|gems|perl5?|ruby|php)/");

    private static final String SCRIPT_OF_PACKAGE = "__main__.py";

    /** What {@code path} is, in a container. */
    static ProgramPath of(ByteString path) {
        String text = path.latin1();
        String name = EngineProgram.nameOf(path);
        int dot = name.lastIndexOf('.');
        String suffix = dot < 0 ? "" : name.substring(dot + 1);
        if (LIBRARY.matcher(name).matches() || NOT_OF_IMAGE.matcher(text).matches() || DATA_SUFFIXES.contains(suffix)) {
            return OF_BASE;
        }
        if (STARTERS.contains(name)) {
            return STARTER;
        }
        if (INTERPRETERS.matcher(name).matches()) {
            return INTERPRETER;
        }
        boolean system = inSystem(path);
        if (system && TOOLS.contains(name)) {
            return TOOL;
        }
        if (name.equals(SCRIPT_OF_PACKAGE)) {
            return SCRIPT;
        }
        if (SHELL_SCRIPTS.contains(suffix)) {
            return SHELL_SCRIPT;
        }
        boolean program = !IN_LIBRARIES.matcher(text).matches()
                || PROGRAM_IN_LIBRARIES.matcher(text).matches();
        if (!program || RUNTIME.matcher(text).find()) {
            return OF_BASE;
        }
        return SCRIPTS.contains(suffix) && !system ? SCRIPT : PROGRAM;
    }

    /** True where distributions and runtimes keep their own files. */
    static boolean inSystem(ByteString path) {
        return SYSTEM.matcher(path.latin1()).matches();
    }

    private static Set<String> words(String all) {
        return Set.of(all.split(" "));
    }
}
