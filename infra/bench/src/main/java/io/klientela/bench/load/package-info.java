/** Load on a platform and on the floors below it, at times that do not depend on the answers. */
@NullMarked
package io.klientela.bench.load;

import org.jspecify.annotations.NullMarked;
