#pragma once

#include "client/ui/icon.h"
#include "client/ui/semantics.h"
#include "client/ui/theme.h"

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

/// Texts and pictures that the calls of ui::Frame take. All texts are UTF-8 in NFC and are read
/// during the call only. An empty text means: not there.
namespace onedoor::ui {

/// A read-only list that takes `{a, b}`, a vector or an array. It does not own its items: write
/// `{a, b}` only inside the call itself, never into a variable.
template<typename T> class ListOf {
public:
    ListOf() = default;
    ListOf(std::initializer_list<T> items) : m_items(items.begin(), items.size()) {}
    ListOf(std::vector<T> const& items) : m_items(items) {}
    ListOf(std::span<T const> items) : m_items(items) {}
    template<std::size_t N> ListOf(T const (&items)[N]) : m_items(items) {}
    [[nodiscard]] auto begin() const { return m_items.begin(); }
    [[nodiscard]] auto end() const { return m_items.end(); }
    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    [[nodiscard]] bool empty() const { return m_items.empty(); }
    T const& operator[](std::size_t index) const { return m_items[index]; }

private:
    std::span<T const> m_items;
};

enum class Tone : std::uint8_t { Normal, Secondary, Info, Ok, Warn, Bad };

struct Text {
    std::string_view text;
    TypeRole role = TypeRole::Body;
    Tone tone = Tone::Normal;
    Icon icon;
    bool bold = false;
    /// Screen readers say it by themselves when it comes or changes on a page already shown.
    bool news = false;
};

struct Badge {
    std::string_view label;
    Tone tone = Tone::Normal;
    Icon icon;
};

enum class AlertKind : std::uint8_t { Info, Ok, Warn, Bad };

struct Alert {
    AlertKind kind = AlertKind::Info;
    std::string_view title;
    std::string_view text;
    Icon icon;
};

struct Stepper {
    ListOf<std::string_view> steps;
    /// 0-based.
    std::size_t current = 0;
    /// Accessible sentence and, on the phone, the only words: "Bước 2/5".
    std::string_view summary;
};

struct Progress {
    std::string_view label;
    /// "64%": the words beside the bar.
    std::string_view text;
    /// 0 to 1.
    float value = 0;
};

/// One answer on the check page, or one fact of a procedure.
struct Fact {
    std::string_view term;
    std::string_view value;
    std::string_view detail;
    Icon icon;
    /// Address of "Sửa"; both empty = no link.
    std::string_view change_label;
    std::string_view change_href;
};

/// Lines: a line between two facts. Compact: term and value side by side where there is room.
enum class FactsLook : std::uint8_t { Lines, Compact };

/// What came of it, at the top of a page: a sign, the page's title and a sentence.
struct Outcome {
    std::string_view title;
    std::string_view text;
    Icon icon;
    Tone tone = Tone::Ok;
};

struct Toast {
    std::string_view text;
    std::string_view button_label;
    Icon icon = icon::check_circle_fill;
};

enum class Align : std::uint8_t { Left, Right };

struct Column {
    std::string_view label;
    /// Share of the width.
    float weight = 1;
    Align align = Align::Left;
};

/// A cell shows text (a link with href), a detail below it, or a badge.
struct Cell {
    std::string_view text;
    std::string_view detail;
    std::string_view href;
    Badge badge;
    bool bold = false;
};

enum class RowState : std::uint8_t { Plain, Selected };

/// Listed: one of several things that belong together, with a pale number or its icon.
enum class StepState : std::uint8_t { Done, Current, Future, Plain, Listed };

/// A point of a timeline, or a numbered step (Plain: shows its number).
struct Step {
    std::string_view title;
    std::string_view detail;
    std::string_view time;
    StepState state = StepState::Plain;
    /// Listed: drawn instead of the number.
    Icon icon = {};
};

/// The largest side of a code that holds a long address.
inline constexpr float large_qr = 360;

/// Square modules row by row, `side` × `side`, non-zero = dark.
struct Qr {
    std::string_view label;
    std::span<std::uint8_t const> modules;
    int side = 0;
    float size = 200;
};

enum class Urgency : std::uint8_t { Polite, Assertive };

}
