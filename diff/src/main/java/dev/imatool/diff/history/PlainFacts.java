package dev.imatool.diff.history;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.TemplateField;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The facts of an entry that is {@linkplain EntryView#digestAndPath digest and path}, straight from the bytes of the list: decoding an
 * entry makes a kilobyte of garbage. Not for use by several threads.
 */
final class PlainFacts {
    private final ContainerStore.Reader stores;
    private byte[] lastPrefix = new byte[0];
    private String lastAlgorithm = "";

    /** @param stores what is known of the stores of containers */
    PlainFacts(ContainerStore.Reader stores) {
        this.stores = stores;
    }

    /** The facts of the entry that {@code view} stands on, whose {@code identity} it computes; empty where it has anything else. */
    Optional<EntryFacts> of(EntryView view, EntryIdentity identity) {
        if (!view.digestAndPath()) {
            return Optional.empty();
        }
        ByteSlice digest = view.field(0);
        ByteSlice name = view.field(1);
        int colon = digest.indexOf(':', 0);
        int nul = name.indexOf(0, 0);
        int length = nul < 0 ? name.length() : nul;
        identity.compute(view);
        ByteString value = ByteString.copyOf(digest.array(), digest.offset() + colon + 2, digest.length() - colon - 2);
        FieldId id = view.template().fields().get(0);
        int flags = view.violation()
                ? ListHistory.ZERO_DIGEST | ListHistory.VIOLATION
                : value.allZero() ? ListHistory.ZERO_DIGEST : ListHistory.DIGEST;
        ByteString path = ByteString.copyOf(name.array(), name.offset(), length);
        Optional<ContainerStore.Stored> stored = stores.of(path);
        return Optional.of(new EntryFacts(
                view.number(),
                stored.map(ContainerStore.Stored::container),
                stored.map(ContainerStore.Stored::path).orElse(path),
                Optional.empty(),
                Optional.of(new TemplateField.FileDigest(id, Optional.empty(), algorithm(digest, colon), value)),
                ByteString.EMPTY,
                ByteString.EMPTY,
                view.pcr(),
                (byte) flags,
                identity.high(),
                identity.low()));
    }

    private String algorithm(ByteSlice digest, int colon) {
        if (lastPrefix.length != colon || !startsWith(digest, lastPrefix)) {
            lastPrefix =
                    ByteString.copyOf(digest.array(), digest.offset(), colon).toByteArray();
            lastAlgorithm = new String(lastPrefix, StandardCharsets.ISO_8859_1);
        }
        return lastAlgorithm;
    }

    private static boolean startsWith(ByteSlice bytes, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((byte) bytes.at(i) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
