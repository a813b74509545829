package dev.imatool.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A TPM of its own for a test: swtpm behind a socket in a folder, spoken to with tpm2-tools. */
final class SoftwareTpm {
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Process process;

    private SoftwareTpm(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static SoftwareTpm start(Path folder) throws IOException, InterruptedException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Path socket = folder.resolve("tpm");
        Process process = new ProcessBuilder(
                        "swtpm",
                        "socket",
                        "--tpm2",
                        "--tpmstate",
                        "dir=" + state,
                        "--server",
                        "type=unixio,path=" + socket,
                        "--ctrl",
                        "type=unixio,path=" + socket + ".ctrl",
                        "--flags",
                        "not-need-init,startup-clear")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("swtpm.log").toFile())
                .start();
        SoftwareTpm tpm = new SoftwareTpm(folder, process);
        for (int waited = 0; !Files.exists(folder.resolve("tpm.ctrl")); waited++) {
            if (waited == 10 * PATIENCE_SECONDS || !process.isAlive()) {
                tpm.stop();
                throw new IOException("swtpm does not come up: " + Files.readString(folder.resolve("swtpm.log")));
            }
            Thread.sleep(100);
        }
        return tpm;
    }

    /** How tpm2-tools reach it; no resource manager stands in between. */
    String tcti() {
        return "swtpm:path=" + folder.resolve("tpm");
    }

    /** What the last program printed. */
    String printed() {
        return log();
    }

    /** Runs a program of tpm2-tools in the folder, and gives its exit status. */
    int status(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tools.log").toFile());
        builder.environment().put("TPM2TOOLS_TCTI", tcti());
        Process tool = builder.start();
        if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            tool.destroyForcibly();
            throw new IOException(String.join(" ", command) + " does not end");
        }
        return tool.exitValue();
    }

    /** The same for what must go well; the few places that the TPM has for objects are free again afterwards. */
    void run(String... command) throws IOException, InterruptedException {
        assertThat(status(command))
                .as(() -> String.join(" ", command) + ": " + log())
                .isZero();
        status("tpm2_flushcontext", "-t");
    }

    private String log() {
        try {
            return new String(Files.readAllBytes(folder.resolve("tools.log")), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
