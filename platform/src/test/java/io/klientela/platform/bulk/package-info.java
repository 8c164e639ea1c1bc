@NullMarked
package io.klientela.platform.bulk;

import org.jspecify.annotations.NullMarked;
