package dev.imatool.examine.reference;

/**
 * The signatures that a source has of its files, as {@code rpmsign --signfiles} puts them into a package.
 *
 * @param valid made with a key that the user vouches for
 * @param wrong of a name of such a key, and not its work or not of this content, or nothing that could be a signature: these contents are
 *     not known by the source
 * @param notChecked all others: no key was given, or none with the name in the signature
 */
public record FileSignatureCounts(long valid, long wrong, long notChecked) {
    /** Of a source without signatures of files. */
    static final FileSignatureCounts NONE = new FileSignatureCounts(0, 0, 0);

    /** True where the source has none. */
    public boolean none() {
        return valid == 0 && wrong == 0 && notChecked == 0;
    }
}
