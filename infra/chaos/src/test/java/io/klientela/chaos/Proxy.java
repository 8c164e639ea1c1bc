package io.klientela.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A TCP proxy on the loopback interface that passes everything on, until it is told to delay, hold back or cut. */
final class Proxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable String trigger;
    private volatile boolean holding;
    private volatile CountDownLatch triggered = new CountDownLatch(1);

    Proxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Every answer comes this much later. */
    void delay(Duration longer) {
        delay = longer;
    }

    /** From the moment that these bytes were asked for, no answer comes back any more: what was asked is done unheard. */
    void holdAnswersFrom(String bytes) {
        triggered = new CountDownLatch(1);
        trigger = bytes;
    }

    boolean awaitTrigger(Duration atMost) throws InterruptedException {
        return triggered.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Resets every connection; new ones pass. */
    void cut() {
        trigger = null;
        holding = false;
        open.forEach(Proxy::reset);
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // it is gone already
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            open.add(client);
            open.add(upstream);
            Thread.ofVirtual().start(() -> pump(client, upstream, false));
            pump(upstream, client, true);
        } catch (IOException e) {
            reset(client); // nobody is there: a refusal, as far as a proxy can refuse
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers) {
                    disturb();
                } else {
                    watch(buffer, read);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // one side is gone: so is the other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void disturb() throws InterruptedException {
        if (!delay.isZero()) {
            TimeUnit.MILLISECONDS.sleep(delay.toMillis());
        }
        while (holding) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void watch(byte[] buffer, int length) {
        String bytes = trigger;
        if (bytes != null && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(bytes)) {
            trigger = null;
            holding = true;
            triggered.countDown();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
