#pragma once

#include "client/ui/widgets.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

/// What a person presses, fills in or chooses: parameters and answers of the calls of ui::Frame.
namespace onedoor::ui {

enum class ButtonKind : std::uint8_t { Primary, Secondary, Tertiary, Danger, Caution };
enum class ControlState : std::uint8_t { Enabled, Disabled, Busy };
enum class Width : std::uint8_t { Natural, Full };

struct Button {
    std::string_view label;
    Icon icon;
    /// Drawn behind the label: arrow_right on "Sang bước 3".
    Icon trailing_icon;
    ButtonKind kind = ButtonKind::Secondary;
    ControlState state = ControlState::Enabled;
    /// On the phone buttons outside rows are always full width.
    Width width = Width::Natural;
    /// Said after the label to those who do not see the surroundings ("Sửa, bước 2").
    std::string_view description;
    /// Enter in a field of the same form presses this button.
    bool submit = false;
    bool small = false;
    Switch turns = Switch::None;
};

enum class LinkLook : std::uint8_t { Words, Chip };

struct Link {
    std::string_view label;
    /// Address inside the program ("/thu-tuc/…") or, with external, anywhere.
    std::string_view href;
    Icon icon;
    std::string_view description;
    TypeRole role = TypeRole::Body;
    bool external = false;
    /// Chip: a pill, for a few short choices side by side.
    LinkLook look = LinkLook::Words;
};

enum class TileKind : std::uint8_t { Plain, Primary };

/// Home page tile with the icon inside a door.
struct Tile {
    std::string_view label;
    std::string_view detail;
    std::string_view href;
    Icon icon;
    TileKind kind = TileKind::Plain;
};

/// One row of a card of links: icon, bold title, detail below, caret at the right.
struct RowLink {
    std::string_view title;
    std::string_view detail;
    std::string_view href;
    Icon icon;
    /// With a badge the detail stands beside it, above the title.
    Badge badge;
    /// Byte ranges [begin, end) of `title` to draw as found words.
    std::span<std::pair<std::size_t, std::size_t> const> highlights;
    /// Bold line below the title ("Phí từ 15.000 đ").
    std::string_view fact;
    Icon fact_icon;
};

/// Small card of a link in a grid ("Sinh con, 7 thủ tục").
struct CardLink {
    std::string_view title;
    std::string_view detail;
    std::string_view href;
    Icon icon;
};

enum class Lines : std::uint8_t { Single, Multiple };

/// The field draws and announces its own label, help and error; the value belongs to the caller.
struct TextField {
    std::string_view label;
    std::string_view help;
    std::string_view error;
    std::string_view value;
    /// Shown greyed in the empty field ("Ví dụ: Nguyễn Thị Mẫu"); never replaces the label.
    std::string_view placeholder;
    /// HTML token: "name", "bday", "tel", "street-address", "current-password", …
    std::string_view autocomplete;
    InputKind kind = InputKind::Text;
    Lines lines = Lines::Single;
    ControlState state = ControlState::Enabled;
    bool required = false;
    bool read_only = false;
    /// Characters at most, 0 = no limit.
    std::uint16_t max_length = 0;
};

/// What happened to a field in this frame. `text` is NFC and lives until the frame ends.
struct FieldEvent {
    bool changed = false;
    /// The person left the field: time to format and to check.
    bool left = false;
    /// Enter in a single-line field.
    bool submitted = false;
    std::string_view text;
    explicit operator bool() const { return changed; }
};

/// What a card of radio_cards() shows above its label: "Aa" in that size, or in those colours.
struct Sample {
    enum class Kind : std::uint8_t { None, Size, Colours } kind = Kind::None;
    TextSize size = TextSize::Percent100;
    ThemeKind theme = ThemeKind::Light;
};

struct Option {
    std::string_view id;
    std::string_view label;
    std::string_view detail;
    bool disabled = false;
    Sample sample = {};
};

enum class Arrangement : std::uint8_t { Automatic, Stacked };

/// Select and RadioCards: `value` is the id of the chosen option, empty = none.
struct Choice {
    std::string_view label;
    std::string_view help;
    std::string_view error;
    std::string_view value;
    ListOf<Option> options;
    /// Select: first line while nothing is chosen ("Chọn tỉnh, thành phố").
    std::string_view placeholder;
    std::string_view autocomplete;
    ControlState state = ControlState::Enabled;
    Arrangement arrangement = Arrangement::Automatic;
    bool required = false;
    /// The legend is the page's question: drawn as h1.
    bool is_question = false;
};

/// `chosen` names the option pressed in this frame; empty when nothing was.
struct ChoiceEvent {
    bool changed = false;
    std::string_view chosen;
    explicit operator bool() const { return changed; }
};

enum class Check : std::uint8_t { Off, On };

struct Checkbox {
    std::string_view label;
    std::string_view detail;
    std::string_view error;
    Check check = Check::Off;
    ControlState state = ControlState::Enabled;
    bool required = false;
};

struct FileField {
    std::string_view label;
    std::string_view help;
    std::string_view error;
    /// On the button: "Chọn hoặc chụp tệp".
    std::string_view choose_label;
    /// Name of the chosen file, empty = none yet.
    std::string_view file_name;
    /// "PDF, 1,2 MB, đã tải lên"
    std::string_view file_detail;
    /// HTML list: "application/pdf,image/jpeg,image/png".
    std::string_view accept;
    /// Name of the button beside a chosen file, with the paper's; empty = not offered.
    std::string_view remove_label;
    /// 0 to 1 while uploading, negative = not uploading.
    float progress = -1;
    ControlState state = ControlState::Enabled;
    bool required = false;
};

struct FileEvent {
    /// A file was chosen; `handle` is read through platform Files until released.
    bool chosen = false;
    bool removed = false;
    std::uint32_t handle = 0;
    std::string_view name;
    std::string_view type;
    std::uint64_t size = 0;
    std::uint8_t flaw = 0;
};

}
