package dev.imatool.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Copies a jar without its signature and without what its manifest says to others than a JVM. Classes of a signed jar cannot be
 * archived, and a JVM that meets the first of them verifies the whole signature, which takes longer than everything else of a
 * start; and every start reads all manifests. What is in the image is vouched for by the image's own digest.
 */
public final class UnsignedJar {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private UnsignedJar() {}

    /**
     * Writes the copy. The same jar gives the same bytes.
     *
     * @param args the jar, the copy, and a pattern of the names that are left out, where any are
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Pattern leftOut = args.length > 2 ? Pattern.compile(args[2]) : SIGNATURE;
        try (JarFile whole = new JarFile(args[0], false);
                JarOutputStream copy = new JarOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
            first.setTime(whole.getEntry(JarFile.MANIFEST_NAME).getTime());
            copy.putNextEntry(first);
            manifest(whole.getManifest()).write(copy);
            for (JarEntry entry : whole.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory()
                        || name.equals(JarFile.MANIFEST_NAME)
                        || SIGNATURE.matcher(name).matches()
                        || leftOut.matcher(name).matches()) {
                    continue;
                }
                JarEntry same = new JarEntry(name);
                same.setTime(entry.getTime());
                copy.putNextEntry(same);
                whole.getInputStream(entry).transferTo(copy);
            }
        }
    }

    /** What a JVM asks of a manifest; the digests of the entries and the words for OSGi stay behind. */
    private static Manifest manifest(Manifest all) {
        Manifest manifest = new Manifest();
        for (Name name : List.of(Name.MANIFEST_VERSION, Name.MULTI_RELEASE)) {
            if (all.getMainAttributes().get(name) instanceof String value) {
                manifest.getMainAttributes().put(name, value);
            }
        }
        return manifest;
    }
}
