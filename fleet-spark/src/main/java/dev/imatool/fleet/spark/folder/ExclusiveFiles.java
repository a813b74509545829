package dev.imatool.fleet.spark.folder;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Files that appear whole, and only where there is none: of several processes that make one, one does. A store can do that in one of two
 * ways. Hadoop's contract of file systems says which do: {@code Options.CreateFileOptionKeys} for creating on condition (S3A, by
 * {@code If-None-Match}), and {@code rename} with {@code Options.Rename.NONE} where that is one step.
 */
final class ExclusiveFiles {
    private static final String ON_CONDITION = Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

    /** Where renaming is one step, which fails if the new name is taken: HDFS, Ozone, and Azure's store with folders. */
    private static final Set<String> RENAMING = Set.of("hdfs", "viewfs", "ofs", "o3fs", "abfs", "abfss");

    private final FileSystem files;
    private final Configuration hadoop;
    private final boolean onCondition;

    private ExclusiveFiles(FileSystem files, Configuration hadoop, boolean onCondition) {
        this.files = files;
        this.hadoop = hadoop;
        this.onCondition = onCondition;
    }

    /** @throws IOException if it has neither way, so that two ingests cannot be kept apart */
    static ExclusiveFiles in(HadoopFolder folder, Configuration hadoop) throws IOException {
        FileSystem files = folder.files();
        boolean onCondition = files.hasPathCapability(folder.path(), ON_CONDITION);
        String scheme = files.getUri().getScheme();
        if (!onCondition && !RENAMING.contains(scheme)) {
            throw new IOException(folder.name() + ": " + scheme
                    + " neither renames a file nor creates one in one step, so that two ingests could not be kept apart; write to a disk or to HDFS,"
                    + " and copy from there");
        }
        return new ExclusiveFiles(files, hadoop, onCondition);
    }

    /**
     * Makes a file.
     *
     * @param aside a folder for what is on its way
     * @return true when it is there with this content, false when it is there with another
     */
    boolean make(Path place, byte[] content, Path aside) throws IOException {
        try {
            if (onCondition) {
                create(place, content);
            } else {
                rename(place, content, aside);
            }
            return true;
        } catch (IOException failure) {
            // an answer that was lost on the way is no failure, and one who was first is no error
            try (InputStream in = files.open(place)) {
                return Arrays.equals(in.readNBytes(content.length + 1), content);
            } catch (FileNotFoundException missing) {
                failure.addSuppressed(missing);
                throw failure;
            }
        }
    }

    private void create(Path place, byte[] content) throws IOException {
        FSDataOutputStreamBuilder<?, ?> builder = files.createFile(place);
        builder.create().overwrite(true).recursive().must(ON_CONDITION, true);
        try (FSDataOutputStream out = builder.build()) {
            out.write(content);
        }
    }

    private void rename(Path place, byte[] content, Path aside) throws IOException {
        Path written = new Path(aside, UUID.randomUUID().toString());
        try (FSDataOutputStream out = files.create(written, false)) {
            out.write(content);
        }
        FileContext.getFileContext(files.getUri(), hadoop).rename(written, place, Options.Rename.NONE);
    }
}
