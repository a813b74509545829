package dev.imatool.parsers.known.image;

import java.util.List;

/**
 * A layer of an image, or a whole root file system.
 *
 * @param name what people call it: the beginning of its digest; empty for a root file system
 * @param steps what its members do, in their order
 * @param packed whether it was compressed
 * @param good whether its bytes are those that its name promises; what the others say is not known, only what they hide
 */
record Layer(String name, List<LayerStep> steps, boolean packed, boolean good) {
    Layer {
        steps = List.copyOf(steps);
    }

    Layer notGood() {
        return new Layer(name, steps, packed, false);
    }
}
