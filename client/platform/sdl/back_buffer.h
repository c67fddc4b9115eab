#pragma once

namespace onedoor::platform {

/// What EGL tells of the current window's back buffer.
class BackBuffer {
public:
    /// With the window's context current.
    void start();
    /// So many swaps ago it was the one that was shown, and it still holds what it held then;
    /// 0 = nobody knows.
    [[nodiscard]] int age() const;

private:
    bool m_tells_age = false;
    bool m_keeps = false;
};

}
