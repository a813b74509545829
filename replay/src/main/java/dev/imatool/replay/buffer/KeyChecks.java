package dev.imatool.replay.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.buffer.MeasuredBuffer.KeyForm;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys given to keyrings: names that mislead, private keys, and key ids that do not tell keys apart. */
final class KeyChecks {
    private static final int KEY_IDS = 10_000;

    private final Map<ByteString, First> byKeyId = new HashMap<>();
    private long count;

    private record First(EntryOfContainer entry, ByteString publicKey) {}

    List<BufferStatement> check(Entry entry, MeasuredBuffer.Key key) {
        count++;
        List<BufferStatement> statements = new ArrayList<>();
        Optional<BufferEvent> event = key.lookalikeOf();
        if (event.isPresent()) {
            statements.add(BufferStatement.of(Check.KEYRING, Result.LOOKALIKE, entry)
                    .about(ByteString.ofText(event.get().eventName())));
        }
        if (key.form() == KeyForm.PRIVATE_KEY) {
            statements.add(
                    BufferStatement.of(Check.KEYRING, Result.PRIVATE_KEY, entry).about(key.keyring()));
        }
        key.key().ifPresent(info -> statements.addAll(keyIds(entry, info)));
        return statements;
    }

    private List<BufferStatement> keyIds(Entry entry, PublicKeyInfo key) {
        List<BufferStatement> shared = new ArrayList<>();
        for (ByteString keyId : key.imaKeyIds()) {
            First first = byKeyId.get(keyId);
            if (first == null && byKeyId.size() < KEY_IDS) {
                byKeyId.put(keyId, new First(EntryOfContainer.of(entry), key.subjectPublicKeyInfo()));
            } else if (first != null && !first.publicKey().equals(key.subjectPublicKeyInfo())) {
                shared.add(BufferStatement.of(Check.KEY_ID, Result.SHARED, entry)
                        .about(keyId)
                        .with(first.entry()));
            }
        }
        return shared;
    }

    /** Keys met. */
    long count() {
        return count;
    }
}
