#include "client/platform/gl/kept_picture.h"

#include "client/ui/glyph_atlas.h"

#include <GLES3/gl3.h>
#include <algorithm>
#include <utility>

namespace onedoor::platform {

namespace {

void blacken() {
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
}

// From the kept picture to the window, in whose coordinates the first row is the lowest.
void copy(PixelRect const& area, int height) {
    int const low = height - area.foot, high = height - area.top;
    glScissor(area.left, low, area.right - area.left, area.foot - area.top);
    glBlitFramebuffer(area.left, low, area.right, high, area.left, low, area.right, high,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}

void KeptPicture::start() {
    stop();
    m_painter.start();
    glGenFramebuffers(1, &m_framebuffer);
    glGenRenderbuffers(1, &m_pixels);
}

void KeptPicture::stop() {
    if (m_framebuffer == 0)
        return;
    m_damage.forget();
    m_window = {};
    m_fresh.clear();
    m_before = {};
    m_painter.stop();
    glDeleteFramebuffers(1, &m_framebuffer);
    glDeleteRenderbuffers(1, &m_pixels);
    m_framebuffer = m_pixels = 0;
}

void KeptPicture::forget() {
    m_damage.forget();
    m_painter.forget();
    if (m_window.is_empty())
        return;
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    blacken();
}

void KeptPicture::resize(PixelRect const& window) {
    m_window = window;
    m_damage.forget();
    glBindRenderbuffer(GL_RENDERBUFFER, m_pixels);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, window.right, window.foot);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, m_pixels);
}

KeptPicture::Change KeptPicture::paint(ui::Frame& frame) {
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    PixelRect const window = window_of(*frame.drawing(), frame.density());
    if (window != m_window)
        resize(window);
    auto const areas =
        m_damage.compare(*frame.drawing(), frame.density(), frame.glyphs().generation());
    if (areas.empty())
        return Change::None;
    m_painter.paint(frame, areas);
    m_fresh.insert(m_fresh.end(), areas.begin(), areas.end());
    return Change::Some;
}

void KeptPicture::show(int age) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    auto const swaps = static_cast<std::size_t>(age);
    if (age < 1 || swaps > m_before.size() + 1) {
        copy(m_window, m_window.foot);
    } else {
        for (PixelRect const& area : m_fresh)
            copy(area, m_window.foot);
        for (std::size_t i = 0; i + 1 < swaps; ++i) {
            for (PixelRect const& area : m_before[i])
                copy(area.within(m_window), m_window.foot);
        }
    }
    remember_swap();
}

void KeptPicture::remember_swap() {
    std::ranges::rotate(m_before, m_before.end() - 1);
    m_before.front() = std::exchange(m_fresh, {});
}

void KeptPicture::show_nothing() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    blacken();
    m_fresh = {m_window};
    remember_swap();
    m_fresh = {m_window};
}

std::vector<std::uint8_t> KeptPicture::pixels() const {
    auto const [width, height] = size();
    std::size_t const row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
    std::vector<std::uint8_t> line(static_cast<std::size_t>(width) * 4);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    for (int y = 0; y < height; ++y) {
        // OpenGL counts rows from the foot, and its ES edition gives no pixels without alpha.
        glReadPixels(0, height - 1 - y, width, 1, GL_RGBA, GL_UNSIGNED_BYTE, line.data());
        std::uint8_t* pixel = pixels.data() + static_cast<std::size_t>(y) * row;
        for (std::size_t at = 0; at < line.size(); at += 4)
            pixel = std::copy_n(line.data() + at, 3, pixel);
    }
    return pixels;
}

}
