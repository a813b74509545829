/** What measured buffers mean: their fields in documents, and sentences. */
@NullMarked
package dev.imatool.render.buffer;

import org.jspecify.annotations.NullMarked;
