package dev.imatool.parsers.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.buffer.MeasuredBuffer.HashedData;
import dev.imatool.model.buffer.MeasuredBuffer.KeyForm;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.parsers.key.KeyReader;
import dev.imatool.parsers.key.PrivateKeys;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a measured buffer is. Keyrings can be called like anything, so what is a key is one under any name;
 * otherwise the event name decides, and what does not have the form that the name promises is unknown.
 */
public final class BufferReader {
    /** Longest buffer that is taken apart; the kernel's texts have at most 4096 bytes, certificates a few thousand. Policies are whole. */
    public static final int MAXIMUM = 1 << 16;

    private static final Set<BufferEvent> LONG_TEXTS = Set.of(BufferEvent.POLICY_LOADED, BufferEvent.POLICY_WRITTEN);
    private static final int DER_SEQUENCE = 0x30;

    private BufferReader() {}

    /** The buffer of an entry; absent where its template has none, and in entries of files, whose buffer is empty. */
    public static Optional<MeasuredBuffer> read(Entry entry) {
        return raw(entry).map(RawBuffer::read);
    }

    /** The same before it is known what it means. */
    public static Optional<RawBuffer> raw(Entry entry) {
        if (entry.violation() || !(entry.field(FieldId.BUF).orElse(null) instanceof TemplateField.Bytes buffer)) {
            return Optional.empty();
        }
        ByteString event = entry.name().eventName();
        boolean emptyForm = BufferEvent.ofName(event).equals(Optional.of(BufferEvent.BLACKLISTED_HASH));
        if (buffer.bytes().isEmpty() && !emptyForm) {
            return Optional.empty();
        }
        int digestLength = entry.fileDigest()
                .flatMap(TemplateField.FileDigest::algorithm)
                .map(algorithm -> algorithm.digestLength())
                .orElse(0);
        return Optional.of(new RawBuffer(event, buffer.bytes(), digestLength));
    }

    /**
     * The buffer of that event name.
     *
     * @param digestLength length of a digest in the algorithm of the entry's file digest; 0 where that is not known
     */
    public static MeasuredBuffer read(ByteString event, ByteString buffer, int digestLength) {
        if (buffer.length() > MAXIMUM) {
            return BufferEvent.ofName(event)
                    .filter(LONG_TEXTS::contains)
                    .map(known -> named(known, event, buffer, digestLength))
                    .orElseGet(() -> unknown(event, buffer));
        }
        Optional<MeasuredBuffer> key = key(event, buffer);
        return key.or(() -> BufferEvent.ofName(event).map(known -> named(known, event, buffer, digestLength)))
                .orElseGet(() -> keyring(event, buffer));
    }

    private static Optional<MeasuredBuffer> key(ByteString event, ByteString buffer) {
        if (buffer.isEmpty() || buffer.at(0) != DER_SEQUENCE) {
            return Optional.empty();
        }
        Optional<PublicKeyInfo> key = KeyReader.binary(event.utf8().orElse(event.hex()), buffer);
        if (key.isPresent()) {
            KeyForm form = key.get().certificate().isPresent() ? KeyForm.CERTIFICATE : KeyForm.PUBLIC_KEY;
            return Optional.of(new MeasuredBuffer.Key(event, form, key));
        }
        return PrivateKeys.isOne(buffer)
                ? Optional.of(new MeasuredBuffer.Key(event, KeyForm.PRIVATE_KEY, Optional.empty()))
                : Optional.empty();
    }

    /** Names with a leading dot are keyrings of the kernel. */
    private static MeasuredBuffer keyring(ByteString event, ByteString buffer) {
        return !event.isEmpty() && event.at(0) == '.'
                ? new MeasuredBuffer.Key(event, KeyForm.UNREADABLE, Optional.empty())
                : unknown(event, buffer);
    }

    private static MeasuredBuffer named(BufferEvent known, ByteString event, ByteString buffer, int digestLength) {
        return switch (known) {
            case BOOT_AGGREGATE, BOOT_AGGREGATE_LATE -> unknown(event, buffer);
            case KEXEC_CMDLINE -> new MeasuredBuffer.KexecCommandLine(buffer);
            case KERNEL_VERSION -> new MeasuredBuffer.KernelVersion(buffer);
            case SELINUX_STATE -> new MeasuredBuffer.SelinuxState(attributes(buffer));
            case SELINUX_POLICY_HASH -> digest(HashedData.SELINUX_POLICY, event, buffer, digestLength);
            case INIT_MODULE -> digest(HashedData.MODULE, event, buffer, digestLength);
            case BLACKLISTED_HASH -> new MeasuredBuffer.DigestOnly(HashedData.BLACKLISTED, buffer);
            case KEXEC_LOAD -> counters(false, buffer);
            case KEXEC_EXECUTE -> counters(true, buffer);
            case POLICY_LOADED -> new MeasuredBuffer.PolicyText(true, buffer);
            case POLICY_WRITTEN -> new MeasuredBuffer.PolicyText(false, buffer);
            case DM_TABLE_LOAD -> deviceMapper(DeviceMapper.Event.TABLE_LOAD, event, buffer);
            case DM_DEVICE_RESUME -> deviceMapper(DeviceMapper.Event.DEVICE_RESUME, event, buffer);
            case DM_DEVICE_REMOVE -> deviceMapper(DeviceMapper.Event.DEVICE_REMOVE, event, buffer);
            case DM_TABLE_CLEAR -> deviceMapper(DeviceMapper.Event.TABLE_CLEAR, event, buffer);
            case DM_DEVICE_RENAME -> deviceMapper(DeviceMapper.Event.DEVICE_RENAME, event, buffer);
        };
    }

    private static Attributes attributes(ByteString buffer) {
        return MeasuredBuffer.join(AttributeText.read(buffer));
    }

    private static MeasuredBuffer digest(HashedData what, ByteString event, ByteString buffer, int digestLength) {
        return digestLength != 0 && buffer.length() == digestLength
                ? new MeasuredBuffer.DigestOnly(what, buffer)
                : unknown(event, buffer);
    }

    private static MeasuredBuffer counters(boolean executed, ByteString buffer) {
        Attributes all = attributes(buffer);
        return new MeasuredBuffer.KexecCounters(
                executed,
                all.number("kexec_segment_size"),
                all.number("ima_binary_runtime_size"),
                all.number("ima_runtime_measurements_count"),
                all);
    }

    private static MeasuredBuffer deviceMapper(DeviceMapper.Event what, ByteString event, ByteString buffer) {
        DeviceMapper record = new DeviceMapper(what, AttributeText.read(buffer));
        return record.device().isPresent() || record.version().isPresent() || record.withoutData()
                ? record
                : unknown(event, buffer);
    }

    private static MeasuredBuffer unknown(ByteString event, ByteString buffer) {
        return new MeasuredBuffer.Unknown(event, printable(buffer), buffer);
    }

    private static boolean printable(ByteString buffer) {
        return buffer.utf8()
                .filter(text -> text.codePoints().noneMatch(Character::isISOControl))
                .isPresent();
    }
}
