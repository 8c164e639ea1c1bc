/** Which hosts on the net may be connected to for somebody who names them. */
@NullMarked
package io.klientela.platform.net;

import org.jspecify.annotations.NullMarked;
