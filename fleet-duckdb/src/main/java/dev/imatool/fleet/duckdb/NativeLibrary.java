package dev.imatool.fleet.duckdb;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Driver;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The native library of DuckDB. Its driver would unpack 70 MB at every start; this unpacks them once, and loads them only where their
 * SHA-256 is that of the version that this module was built with.
 */
final class NativeLibrary {
    private static final String DRIVER = "org.duckdb.DuckDBDriver";
    private static final String LIBRARY = "duckdb_java";
    private static final String SUMS = "natives.properties";
    private static final int BUFFER = 1 << 17;

    /** One for the life of the process: Java loads a native library for one loader of classes, and never again. */
    private static final AtomicReference<@Nullable Loader> LOADER = new AtomicReference<>();

    private final Path file;
    private final String resource;

    private NativeLibrary(Path file, String resource) {
        this.file = file;
        this.resource = resource;
    }

    /** @throws IOException if there is none for this machine, or it cannot be unpacked */
    static NativeLibrary unpackedIn(Path cache) throws IOException {
        String resource = "lib" + LIBRARY + ".so_" + system() + "_" + machine();
        String sum = Optional.ofNullable(sums().getProperty(resource))
                .orElseThrow(() -> new IOException("DuckDB has no library for this machine: " + resource));
        Path folder = cache.resolve("duckdb-" + sum.substring(0, 16));
        Path file = folder.resolve(System.mapLibraryName(LIBRARY));
        if (!Files.isRegularFile(file) || !sha256(Files.newInputStream(file)).equals(sum)) {
            unpack(resource, sum, folder, file);
        }
        return new NativeLibrary(file, resource);
    }

    /** The driver, whose classes have a loader of their own, which finds the library where it is. */
    Driver driver() throws IOException {
        try {
            LOADER.compareAndSet(null, new Loader(jar(), file, resource));
            Loader loader = LOADER.get();
            return Class.forName(DRIVER, true, loader)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError broken) {
            throw new IOException("DuckDB does not start: " + broken, broken);
        }
    }

    private static URL jar() throws IOException {
        URL driver = NativeLibrary.class.getResource("/" + DRIVER.replace('.', '/') + ".class");
        if (driver == null) {
            throw new IOException("the jar of DuckDB is missing");
        }
        String text = driver.toString();
        try {
            int end = text.indexOf("!/");
            return URI.create(text.substring("jar:".length(), end)).toURL();
        } catch (MalformedURLException | IndexOutOfBoundsException notInJar) {
            throw new IOException("the classes of DuckDB are in no jar: " + text, notInJar);
        }
    }

    private static void unpack(String resource, String sum, Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, "unpacking", "");
        try {
            try (InputStream in = NativeLibrary.class.getResourceAsStream("/" + resource)) {
                if (in == null) {
                    throw new IOException("the jar of DuckDB has no " + resource);
                }
                Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!sha256(Files.newInputStream(aside)).equals(sum)) {
                throw new IOException(
                        "the jar of DuckDB is of another version: " + resource + " is not the expected one");
            }
            if (Files.getFileStore(aside).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwx------"));
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static Properties sums() throws IOException {
        Properties sums = new Properties();
        try (InputStream in = NativeLibrary.class.getResourceAsStream(SUMS)) {
            if (in == null) {
                throw new IOException(SUMS + " is missing");
            }
            sums.load(in);
        }
        return sums;
    }

    private static String sha256(InputStream stream) throws IOException {
        try (DigestInputStream in = new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // hashed on the way
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
    }

    private static String machine() {
        String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }

    /** Hides the packed library from the driver, which then asks for it by name. */
    private static final class Loader extends URLClassLoader {
        private final Path file;
        private final String resource;

        Loader(URL jar, Path file, String resource) {
            super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
            this.file = file;
            this.resource = resource;
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.equals(resource) ? null : super.getResource(name);
        }

        @Override
        protected @Nullable String findLibrary(String name) {
            return name.equals(LIBRARY) ? new File(file.toString()).getAbsolutePath() : null;
        }
    }
}
