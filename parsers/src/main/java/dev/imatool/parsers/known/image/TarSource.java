package dev.imatool.parsers.known.image;

import dev.imatool.parsers.known.KnownSource;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.parsers.known.content.ArchiveMember;
import dev.imatool.parsers.known.content.Reading;
import dev.imatool.parsers.known.content.RootedPath;
import dev.imatool.parsers.known.content.TarMembers;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A tar archive: an OCI layout, an archive of docker, or else a root file system. Which of them shows at its end, since the documents
 * of an image may stand there, and a stream is read once.
 */
public final class TarSource {
    private final Reading reading;
    private final ImageStore store;
    private final LayerReader root;

    private TarSource(Reading reading) {
        this.reading = reading;
        this.store = new ImageStore(reading);
        this.root = new LayerReader(reading, "", false);
    }

    /**
     * Reads an archive.
     *
     * @param archive the archive, not packed
     * @throws IOException if it cannot be read
     */
    public static KnownSource read(InputStream archive, Reading reading) throws IOException {
        TarSource source = new TarSource(reading);
        TarMembers.visit(archive, "", reading, (member, content) -> {
            source.take(member, content);
            return true;
        });
        return source.finish();
    }

    private void take(ArchiveMember member, InputStream content) throws IOException {
        String path =
                RootedPath.of(member.name()).map(rooted -> rooted.substring(1)).orElse("");
        switch (member.kind()) {
            case FILE -> {
                if (ImageStore.isName(path)) {
                    root.file(path, store.add(path, content));
                    return;
                }
            }
            case SYMBOLIC_LINK -> {
                if (ImageStore.isName(path)) {
                    store.link(path, beside(path, member.target()));
                }
            }
            case HARD_LINK -> {
                if (ImageStore.isName(path)) {
                    RootedPath.of(member.target()).ifPresent(target -> store.link(path, target.substring(1)));
                }
            }
            case DIRECTORY, OTHER -> {}
        }
        root.take(member, content);
    }

    /** What a relative link names: {@code ../HEX/layer.tar} beside {@code HEX/layer.tar}. */
    private static String beside(String path, String target) {
        int slash = path.lastIndexOf('/');
        boolean up = target.startsWith("../") && path.indexOf('/') == slash;
        String name = up ? target.substring(3) : path.substring(0, slash + 1) + target;
        return RootedPath.of(name).map(rooted -> rooted.substring(1)).orElse("");
    }

    private KnownSource finish() throws IOException {
        Images images = new Images(store, reading);
        Optional<SourceForm> form = images.form();
        if (form.isPresent()) {
            return reading.source(form.get(), images.read(form.get()));
        }
        ImageTree tree = new ImageTree(reading);
        tree.add(new Layer("", List.copyOf(root.steps()), false, true), "");
        tree.emit();
        return reading.source(SourceForm.ROOTFS_ARCHIVE, 1);
    }
}
