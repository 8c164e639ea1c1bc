package io.klientela.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of more than 1 MB, except uploads, which have a limit of their own. */
final class BodyLimit extends OncePerRequestFilter {
    static final long MOST_BYTES = 1_000_000;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            ProblemResponses.write(problem(), request, response);
            return;
        }
        try {
            chain.doFilter(request.getContentLengthLong() < 0 ? new Bounded(request) : request, response);
        } catch (TooLarge e) {
            ProblemResponses.write(problem(), request, response);
        }
    }

    static Problem problem() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 1 MB. Send less at once, or import a file.");
    }

    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream inner = super.getInputStream();
            return new ServletInputStream() {
                private long seen;

                @Override
                public int read() throws IOException {
                    int one = inner.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int read = inner.read(target, offset, length);
                    count(Math.max(0, read));
                    return read;
                }

                private void count(int bytes) throws TooLarge {
                    seen += bytes;
                    if (seen > MOST_BYTES) {
                        throw new TooLarge();
                    }
                }

                @Override
                public boolean isFinished() {
                    return inner.isFinished();
                }

                @Override
                public boolean isReady() {
                    return inner.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    inner.setReadListener(listener);
                }
            };
        }
    }
}
