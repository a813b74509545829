package dev.imatool.appraise.allowlist;

import java.util.Optional;

/**
 * Names of images in allow-lists. Containers that run in others are of images of their own, which are good in containers of one outer
 * image alone: whoever is in a container may make control groups in its own, and call them like containers of any image. A blank is in no
 * other name.
 */
public final class ImageName {
    private static final String IN = " in ";

    /** The outer image of containers in one that measured nothing itself. */
    private static final String UNKNOWN = "?";

    private ImageName() {}

    /**
     * The name of an image of containers in others.
     *
     * @param outer the image of these, where it is known
     */
    public static String inside(String image, Optional<String> outer) {
        return image + IN + outer.orElse(UNKNOWN);
    }

    /** True of one of containers in others. */
    static boolean nested(String image) {
        return image.contains(IN);
    }

    /** True of one of containers in others, which may be of {@code outer}. */
    static boolean mayBeInside(String image, Optional<String> outer) {
        return outer.isEmpty() ? nested(image) : image.endsWith(IN + outer.get()) || image.endsWith(IN + UNKNOWN);
    }
}
