/** Why a signature is good, bad or not judged, by what is looked at. A front end says it in words. */
@NullMarked
package dev.imatool.appraise.signature.reason;

import org.jspecify.annotations.NullMarked;
