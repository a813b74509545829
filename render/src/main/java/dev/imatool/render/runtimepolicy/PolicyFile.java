package dev.imatool.render.runtimepolicy;

import dev.imatool.examine.runtimepolicy.made.FileLines;
import dev.imatool.examine.runtimepolicy.made.MadeReport;
import dev.imatool.examine.runtimepolicy.made.PolicyForm;
import dev.imatool.model.ByteString;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.parsers.known.keylime.SurrogateNames;
import dev.imatool.render.tree.JsonSink;
import dev.imatool.render.tree.TreeSink;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes what was made: a runtime policy as Keylime reads it ({@code keylime/ima/ima.py}), or lines of files. No clock, no name of a tool. */
public final class PolicyFile {
    private static final long VERSION = 1;

    /** The only generator that Keylime has for a program of others. */
    private static final long UNKNOWN_GENERATOR = 0;

    private PolicyFile() {}

    /** Writes it; the stream stays open. */
    public static void write(MadeReport report, OutputStream out) throws IOException {
        if (report.form() == PolicyForm.KEYLIME) {
            write(report.policy(), out);
            return;
        }
        OutputStream buffered = new BufferedOutputStream(out);
        for (FileLines.Line line : report.lines().orElseThrow().lines()) {
            if (report.form() == PolicyForm.SHA256SUM) {
                checksum(line, buffered);
            } else {
                trust(line, buffered);
            }
        }
        buffered.flush();
    }

    /** Writes a policy as Keylime reads it; the stream stays open. */
    public static void write(RuntimePolicy policy, OutputStream out) throws IOException {
        JsonSink sink = JsonSink.asciiDocument(out);
        policy(policy, sink);
        sink.endLine();
        sink.close();
    }

    private static void policy(RuntimePolicy policy, TreeSink sink) throws IOException {
        sink.beginRecord();
        sink.key("meta");
        sink.beginRecord();
        sink.key("version");
        sink.number(VERSION);
        sink.key("generator");
        sink.number(UNKNOWN_GENERATOR);
        sink.endRecord();
        sink.key("release");
        sink.number(policy.release());
        section(policy, PolicySection.DIGESTS, sink);
        texts("excludes", policy.excludes(), sink);
        section(policy, PolicySection.KEYRINGS, sink);
        sink.key("ima");
        sink.beginRecord();
        texts("ignored_keyrings", policy.ignoredKeyrings(), sink);
        sink.key("log_hash_alg");
        sink.text(policy.templateHash().orElse(HashAlgorithm.SHA1).kernelName());
        sink.key("dm_policy");
        sink.none();
        sink.endRecord();
        section(policy, PolicySection.IMA_BUF, sink);
        sink.key("verification-keys");
        sink.text(policy.verificationKeys().orElse(""));
        sink.endRecord();
    }

    private static void section(RuntimePolicy policy, PolicySection section, TreeSink sink) throws IOException {
        sink.key(section.id());
        sink.beginRecord();
        for (var name : policy.section(section).entrySet()) {
            sink.key(SurrogateNames.text(name.getKey()));
            sink.beginList();
            for (ByteString digest : name.getValue()) {
                sink.text(digest.hex());
            }
            sink.endList();
        }
        sink.endRecord();
    }

    private static void texts(String key, Collection<String> texts, TreeSink sink) throws IOException {
        sink.key(key);
        sink.beginList();
        for (String text : texts) {
            sink.text(text);
        }
        sink.endList();
    }

    /** As coreutils 9 has it: a backslash in front of the line where a name has one, or an end of a line. */
    private static void checksum(FileLines.Line line, OutputStream out) throws IOException {
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        boolean escaped = false;
        for (byte b : line.path().toByteArray()) {
            String escape = switch (b) {
                case '\\' -> "\\\\";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                default -> "";
            };
            escaped |= !escape.isEmpty();
            if (escape.isEmpty()) {
                name.write(b);
            } else {
                name.writeBytes(ascii(escape));
            }
        }
        out.write(ascii((escaped ? "\\" : "") + line.sha256().hex() + "  "));
        name.writeTo(out);
        out.write('\n');
    }

    /** A path of this form may have blanks; the size is not known. */
    private static void trust(FileLines.Line line, OutputStream out) throws IOException {
        out.write(line.path().toByteArray());
        out.write(ascii(" 0 " + line.sha256().hex() + "\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
