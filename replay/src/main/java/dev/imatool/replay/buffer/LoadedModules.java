package dev.imatool.replay.buffer;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.TemplateField;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.buffer.MeasuredBuffer.HashedData;
import dev.imatool.replay.buffer.BufferStatement.Check;
import dev.imatool.replay.buffer.BufferStatement.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Modules given to {@code init_module(2)} as bytes, looked up among the module files of the list: the digest of the image is
 * that of its file, uncompressed.
 */
final class LoadedModules {
    private static final int MODULES = 10_000;
    private static final int FILES = 50_000;

    private final Map<ByteString, EntryOfContainer> files = new HashMap<>();
    private final List<Loaded> loaded = new ArrayList<>();

    private record Loaded(Entry entry, ByteString digest) {}

    void take(Entry entry, MeasuredBuffer.DigestOnly digest) {
        if (digest.what() == HashedData.MODULE && loaded.size() < MODULES) {
            loaded.add(new Loaded(entry, digest.digest()));
        }
    }

    void pass(EntryView view) {
        if (view.violation() || !isModuleFile(view) || files.size() >= FILES) {
            return;
        }
        Entry entry = view.toEntry();
        if (!entry.hasBuffer()) {
            entry.fileDigest()
                    .map(TemplateField.FileDigest::digest)
                    .ifPresent(digest -> files.putIfAbsent(digest, EntryOfContainer.of(entry)));
        }
    }

    private static boolean isModuleFile(EntryView view) {
        for (int i = 0; i < view.fieldCount(); i++) {
            if (view.template().fields().get(i).encoding().isName()) {
                return endsLikeAModule(view.field(i));
            }
        }
        return false;
    }

    private static boolean endsLikeAModule(ByteSlice name) {
        int end = name.length() > 0 && name.at(name.length() - 1) == 0 ? name.length() - 1 : name.length();
        return end >= 3 && name.at(end - 3) == '.' && name.at(end - 2) == 'k' && name.at(end - 1) == 'o';
    }

    /** One for each module, once the whole list is known. */
    List<BufferStatement> statements() {
        List<BufferStatement> statements = new ArrayList<>();
        for (Loaded module : loaded) {
            EntryOfContainer file = files.get(module.digest());
            BufferStatement statement = BufferStatement.of(
                            Check.MODULE, file == null ? Result.NOT_IN_LIST : Result.LINKED, module.entry())
                    .hash(module.digest());
            statements.add(file == null ? statement : statement.with(file));
        }
        return statements;
    }
}
