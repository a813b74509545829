package dev.imatool.appraise.allowlist;

import dev.imatool.model.ByteString;
import dev.imatool.model.container.EngineProgram;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the program that a container is for: the first one that is not a shell, a program that starts others, or a small tool. Where an
 * interpreter (Python, Node.js, Java, …) comes first, or runs that program, it is the first script or archive outside of what the runtime
 * brings. All of it goes by names, which whoever made the image chose: two containers with the same program need not be of one image.
 *
 * <p>It is to see the paths of one container in the order of the list, and keeps none but those that it may answer.
 */
public final class ContainerProgram {
    /** Where Python keeps a compiled module; the script that it is started with is always read itself. */
    private static final Pattern COMPILED =
            Pattern.compile("(?s)(.*?/)(?:__pycache__/)?([^/.]+)(?:\\.[a-z0-9-]+)?\\.pyc");

    private Optional<Program> script = Optional.empty();
    private Optional<Program> program = Optional.empty();
    private Optional<Program> shellScript = Optional.empty();
    private Optional<Program> starter = Optional.empty();
    private boolean interpreted;
    private boolean settled;

    /** Nothing seen yet. */
    public ContainerProgram() {}

    /**
     * A program.
     *
     * @param number the number that was handed over with its path
     * @param path as it was measured
     * @param name what it is called, compiled or not
     */
    public record Program(int number, ByteString path, ByteString name) {
        /** True of programs and scripts in its folder and below, where that is the image's own; in the root folder only next to it. */
        public boolean beside(ByteString other) {
            int folder = path.length() - EngineProgram.nameOf(path).length();
            return !ProgramPath.inSystem(path)
                    && other.length() > folder
                    && other.slice(0, folder).equals(path.slice(0, folder))
                    && (folder > 1 || other.indexOf('/', folder) < 0)
                    && ProgramPath.of(other) != ProgramPath.OF_BASE;
        }
    }

    /** Takes the next path; {@code number} is the caller's. Programs of container engines say nothing. */
    public void see(ByteString path, int number) {
        if (settled || EngineProgram.is(path)) {
            return;
        }
        ProgramPath kind = ProgramPath.of(path);
        if (kind == ProgramPath.OF_BASE) {
            return;
        }
        Optional<Program> seen = Optional.of(new Program(number, path, name(path)));
        switch (kind) {
            case INTERPRETER -> {
                interpreted = true;
                starter = starter.or(() -> seen);
            }
            case STARTER, TOOL -> starter = starter.or(() -> seen);
            case SHELL_SCRIPT -> {
                if (program.isEmpty()) {
                    shellScript = shellScript.or(() -> seen);
                }
            }
            case SCRIPT -> {
                // what a program that needs no interpreter was followed by is no script of its own
                script = program.isEmpty() || interpreted ? seen : script;
                settled = true;
            }
            default -> {
                // a script with a name of its own comes right before the interpreter that runs it
                settled = program.isPresent() && !interpreted;
                program = program.or(() -> seen);
            }
        }
    }

    /** The program; empty where there is none but shells, interpreters and tools. */
    public Optional<Program> program() {
        return script.or(() -> program).or(this::shellScript);
    }

    /** The first shell script of its own that came before the program. */
    public Optional<Program> shellScript() {
        return shellScript;
    }

    /** What the container may be called after: its program, else the first one at all. */
    public Optional<Program> first() {
        return program().or(() -> starter);
    }

    private static ByteString name(ByteString path) {
        Matcher compiled = COMPILED.matcher(path.latin1());
        return compiled.matches()
                ? ByteString.copyOf(
                        (compiled.group(1) + compiled.group(2) + ".py").getBytes(StandardCharsets.ISO_8859_1))
                : path;
    }
}
