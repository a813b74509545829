package dev.imatool.replay.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of the device mapper. The hash in later entries is the SHA-256 of all buffers of one table load, one after the
 * other; long tables take several entries, which begin with the same device (kernel {@code dm_ima_measure_on_table_load}).
 * The list need not have the load: it may be older than the policy, and IMA logs no buffer twice.
 */
final class TableLoads {
    private static final int LOADS = 10_000;
    private static final int UNFINISHED = 1000;

    private final Map<ByteString, EntryOfContainer> loads = new HashMap<>();
    private final Map<Attributes, Load> unfinished = new HashMap<>();

    /** A table of which some targets have come. */
    private record Load(MessageDigest digest, EntryOfContainer firstEntry, long next) {}

    List<BufferStatement> check(Entry entry, DeviceMapper device) {
        if (device.event() == DeviceMapper.Event.TABLE_LOAD) {
            buffer(entry).ifPresent(bytes -> load(entry, device, bytes));
            return List.of();
        }
        List<BufferStatement> statements = new ArrayList<>();
        device.activeTableHash().ifPresent(hash -> statements.add(link(Check.ACTIVE_TABLE, entry, device, hash)));
        device.inactiveTableHash().ifPresent(hash -> statements.add(link(Check.INACTIVE_TABLE, entry, device, hash)));
        return statements;
    }

    private BufferStatement link(Check check, Entry entry, DeviceMapper device, ByteString hash) {
        EntryOfContainer load = loads.get(hash);
        BufferStatement statement = BufferStatement.of(check, load == null ? Result.NOT_IN_LIST : Result.LINKED, entry)
                .about(device.deviceName().orElse(ByteString.EMPTY))
                .hash(hash);
        return load == null ? statement : statement.with(load);
    }

    private void load(Entry entry, DeviceMapper device, ByteString bytes) {
        Optional<Attributes> key = device.device();
        List<Attributes> targets = device.targets();
        if (key.isEmpty() || targets.isEmpty()) {
            return;
        }
        long index = targets.get(0).number("target_index").orElse(0);
        Load load = index == 0 ? new Load(sha256(), EntryOfContainer.of(entry), 0) : unfinished.remove(key.get());
        if (load == null || load.next() != index) {
            return;
        }
        load.digest().update(bytes.toByteArray());
        long next = index + targets.size();
        if (next >= device.number("num_targets").orElse(next)) {
            unfinished.remove(key.get());
            remember(ByteString.copyOf(load.digest().digest()), load.firstEntry());
        } else if (unfinished.size() < UNFINISHED || unfinished.containsKey(key.get())) {
            unfinished.put(key.get(), new Load(load.digest(), load.firstEntry(), next));
        }
    }

    private void remember(ByteString hash, EntryOfContainer entry) {
        if (loads.size() < LOADS) {
            loads.putIfAbsent(hash, entry);
        }
    }

    private static Optional<ByteString> buffer(Entry entry) {
        return entry.field(FieldId.BUF)
                .filter(TemplateField.Bytes.class::isInstance)
                .map(field -> ((TemplateField.Bytes) field).bytes());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
