#pragma once

#include "client/mirror/renewal.h"
#include "shared/core/bytes.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Offices and disks that tests of the mirror hold in their hands.
namespace onedoor::testing {

/// What the data files of an edition hold; `mark` makes them differ from another edition's.
inline std::map<std::string, std::string> site_files(std::string const& mark) {
    std::map<std::string, std::string> files;
    for (std::string_view const name : mirror::file_names)
        files[std::string(name)] =
            R"({"name":")" + std::string(name) + R"(","mark":")" + mark + R"("})";
    files["procedures.json"] = R"({"procedures":{"khai-sinh":{"procedure":{"mark":")" + mark +
                               R"("},"form":null}},"codes":{"1.001193":"khai-sinh"}})";
    // Most files stay as they are.
    files["units.json"] = R"({"name":"units.json"})";
    return files;
}

inline std::string address_of(std::string const& name, std::string const& content) {
    std::string const hash = core::to_hex(core::sha256(core::as_bytes(content)));
    return "/assets/" + name.substr(0, name.size() - 5) + "." + hash.substr(0, 10) + ".json";
}

/// Answers like the server, on the thread that asks; each fault is one member.
class FakeOffice final : public mirror::Office {
public:
    explicit FakeOffice(std::string const& mark) { publish(mark); }

    void publish(std::string const& mark) {
        answers.clear();
        json::Object files;
        for (auto const& [name, content] : site_files(mark)) {
            std::string const path = address_of(name, content);
            files.append(name, path);
            answers[path] = {200, content};
        }
        answers["/api/v1/assets"] = {200, json::write(json::Object{{"files", std::move(files)}})};
        tag = "\"" + mark + "\"";
    }
    [[nodiscard]] std::string path_of(std::string const& name) const {
        for (auto const& [path, answer] : answers)
            if (path.starts_with("/assets/" + name.substr(0, name.size() - 5) + "."))
                return path;
        return {};
    }

    Answer get(std::string const& path, std::string const& known_tag) override {
        asked.push_back(path);
        if (is_away)
            return {};
        if (is_portal)
            return {{.status = 200, .body = "<html>Xin đăng nhập Wi-Fi</html>"}, "\"portal\""};
        if (!known_tag.empty() && known_tag == tag && path == "/api/v1/assets")
            return {{.status = 304}, tag};
        auto const found = answers.find(path);
        if (found == answers.end())
            return {{.status = 404}, {}};
        return {{.status = found->second.first, .body = found->second.second}, tag};
    }
    void give_up() override {}

    bool is_away = false;
    bool is_portal = false;
    std::string tag;
    std::map<std::string, std::pair<int, std::string>> answers;
    std::vector<std::string> asked;
};

/// A disk whose machine may lose its power at any operation that changes it.
class FakeFolder final : public mirror::Folder {
public:
    enum class Cut { Before, Halfway, After };

    [[nodiscard]] Result<std::string> read(std::string const& name) const override {
        auto const found = files.find(name);
        if (found == files.end())
            return fail("file.missing");
        return found->second;
    }
    Result<void> replace(std::string const& name, std::string_view content) override {
        if (is_off())
            return fail("file.unwritable");
        bool const is_last = operations_left && --*operations_left == 0;
        if (is_last && cut == Cut::Before)
            return fail("file.unwritable");
        if (is_last && cut == Cut::Halfway) {
            files[name + ".new"] = content.substr(0, content.size() / 2);
            return fail("file.unwritable");
        }
        files[name] = content;
        ++changes;
        return {};
    }
    Result<void> remove(std::string const& name) override {
        if (is_off())
            return fail("file.unwritable");
        bool const is_last = operations_left && --*operations_left == 0;
        if (is_last && cut != Cut::After)
            return fail("file.unwritable");
        files.erase(name);
        ++changes;
        return {};
    }
    [[nodiscard]] std::vector<std::string> names() const override {
        std::vector<std::string> names;
        for (auto const& [name, content] : files)
            names.push_back(name);
        return names;
    }
    [[nodiscard]] bool is_off() const { return operations_left && *operations_left == 0; }

    std::map<std::string, std::string> files;
    /// The power goes at the last of so many; nothing: never.
    std::optional<int> operations_left;
    Cut cut = Cut::Before;
    int changes = 0;
};

class FixedRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = 128;
    }
};

}
