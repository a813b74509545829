package dev.imatool.fleet.spark.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A disk that behaves as S3A does by Hadoop's documentation: a file appears when it is closed, on condition that there is none where that was
 * asked for; a file is renamed by being copied, and then deleted.
 */
public final class ObjectStore extends RawLocalFileSystem {
    static final String SCHEME = "objects";

    private static final String ON_CONDITION = Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

    /** For Hadoop's newer interface to the same store. */
    public static final class Delegate extends org.apache.hadoop.fs.DelegateToFileSystem {
        /** As Hadoop makes it. */
        public Delegate(URI uri, Configuration hadoop) throws Exception {
            super(uri, made(uri, hadoop), hadoop, SCHEME, false);
        }

        private static ObjectStore made(URI uri, Configuration hadoop) throws IOException {
            ObjectStore store = new ObjectStore();
            store.initialize(uri, hadoop);
            return store;
        }
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public boolean hasPathCapability(Path path, String capability) throws IOException {
        return capability.equals(ON_CONDITION) || super.hasPathCapability(path, capability);
    }

    @Override
    public FSDataOutputStreamBuilder<?, ?> createFile(Path path) {
        return new Builder(this, path);
    }

    private static final class Builder extends FSDataOutputStreamBuilder<FSDataOutputStream, Builder> {
        private final ObjectStore store;
        private final java.nio.file.Path place;

        Builder(ObjectStore store, Path path) {
            super(store, path);
            this.store = store;
            this.place = store.pathToFile(path).toPath();
        }

        @Override
        public Builder getThisBuilder() {
            return this;
        }

        @Override
        public FSDataOutputStream build() throws IOException {
            if (!getMandatoryKeys().equals(java.util.Set.of(ON_CONDITION))
                    || !getOptions().getBoolean(ON_CONDITION, false)) {
                throw new IllegalArgumentException("not asked for on condition");
            }
            Files.createDirectories(place.getParent());
            return new FSDataOutputStream(
                    new ByteArrayOutputStream() {
                        @Override
                        public void close() throws IOException {
                            java.nio.file.Path written = Files.createTempFile(place.getParent(), ".put", "");
                            Files.write(written, toByteArray());
                            try {
                                // of several links of one name, one is made
                                Files.createLink(place, written);
                            } catch (FileAlreadyExistsException first) {
                                throw new IOException("412 Precondition Failed", first);
                            } finally {
                                Files.delete(written);
                            }
                        }
                    },
                    new FileSystem.Statistics(store.getScheme()));
        }
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        java.nio.file.Path source = pathToFile(from).toPath();
        java.nio.file.Path target = pathToFile(to).toPath();
        if (Files.isDirectory(source)) {
            return super.rename(from, to);
        }
        java.nio.file.Path copy = Files.createTempFile(target.getParent(), ".copy", "");
        Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(source);
        return true;
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return plain(super.getFileStatus(path));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return Arrays.stream(super.listStatus(path)).map(ObjectStore::plain).toArray(FileStatus[]::new);
    }

    /** That of a local file looks for its owner on the disk, under the other name. */
    private static FileStatus plain(FileStatus local) {
        return new FileStatus(
                local.getLen(),
                local.isDirectory(),
                local.getReplication(),
                local.getBlockSize(),
                local.getModificationTime(),
                local.getPath());
    }
}
