package dev.imatool.render.buffer;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.Attribute;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.render.shared.Phrases;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a measured buffer means, in one line. */
public final class BufferPhrases {
    private static final int LONGEST = 500;

    private BufferPhrases() {}

    /** The line; escaped, and cut where it is very long. */
    public static String of(MeasuredBuffer buffer) {
        String text = switch (buffer) {
            case MeasuredBuffer.Key key -> KeyPhrases.of(key);
            case MeasuredBuffer.KexecCommandLine line -> "command line for kexec: " + Printable.textOf(line.text());
            case MeasuredBuffer.KernelVersion version -> "kernel " + Printable.textOf(version.release());
            case MeasuredBuffer.SelinuxState state -> selinux(state.state());
            case MeasuredBuffer.DigestOnly digest -> digest(digest);
            case MeasuredBuffer.KexecCounters counters -> counters(counters);
            case MeasuredBuffer.PolicyText policy -> policy(policy);
            case MeasuredBuffer.Unknown unknown -> unknown(unknown);
            case DeviceMapper device -> DeviceMapperPhrases.of(device);
        };
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    private static String selinux(Attributes state) {
        if (state.contradictory("enforcing")) {
            return "SELinux is in a state that this buffer contradicts itself about: " + attributes(state.all());
        }
        String mode = state.value("enforcing")
                .map(value -> switch (value.latin1()) {
                    case "1" -> "enforcing";
                    case "0" -> "permissive";
                    default -> "in a state that is not known";
                })
                .orElse("in a state that is not said");
        return "SELinux is " + mode + ": " + attributes(state.all());
    }

    private static String digest(MeasuredBuffer.DigestOnly digest) {
        String hex = digest.digest().hex();
        return switch (digest.what()) {
            case SELINUX_POLICY -> "digest of SELinux's policy, which is not in the list: " + hex;
            case MODULE -> "digest of a module loaded from memory, as its file has it: " + hex;
            case BLACKLISTED ->
                hex.isEmpty() ? "a file with a hash on the black list" : "hash on the black list: " + hex;
        };
    }

    private static String counters(MeasuredBuffer.KexecCounters counters) {
        String event = counters.executed() ? "kexec executed" : "kernel loaded for kexec";
        return event + "; the list had " + number(counters.entries()) + " entries before this one and "
                + number(counters.listSize()) + " bytes, room was for " + number(counters.segmentSize()) + " bytes";
    }

    private static String number(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "(not said)";
    }

    private static String policy(MeasuredBuffer.PolicyText policy) {
        long rules = policy.text()
                .latin1()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .count();
        return (policy.loaded() ? "policy in force" : "policy written") + ", " + Phrases.count(rules, "rule", "rules")
                + ": " + Printable.textOf(policy.text());
    }

    private static String unknown(MeasuredBuffer.Unknown unknown) {
        return unknown.text()
                ? "text: " + Printable.textOf(unknown.bytes())
                : "not known, and no text: " + Phrases.hex(unknown.bytes(), 24);
    }

    /** {@code name=value, name=value}. */
    static String attributes(List<Attribute> attributes) {
        return attributes.stream().map(BufferPhrases::attribute).collect(Collectors.joining(", "));
    }

    private static String attribute(Attribute attribute) {
        Optional<ByteString> value = attribute.value();
        return Printable.textOf(attribute.name())
                + value.map(bytes -> "=" + Printable.textOf(bytes)).orElse("");
    }
}
