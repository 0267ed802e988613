// The elements of HTML that matter for text: how each breaks lines, what it closes, what it never shows.
#pragma once
#include <cstdint>
#include <string_view>

#include "engine/corpus/html/main_text.h"

namespace zk::html {

// One row an element: name, traits, reason if its content is no main text.
#define ZK_HTML_TAGS(X)                                                                                                       \
  X(a, kLink, None)                                                                                                           \
  X(abbr, 0, None)                                                                                                            \
  X(acronym, 0, None)                                                                                                         \
  X(b, kBold, None) X(bdi, 0, None) X(bdo, 0, None) X(big, 0, None) X(cite, 0, None) X(code, 0, None) X(                      \
      data, 0, None) X(del, 0, None) X(dfn, 0, None) X(em, 0, None) X(font, 0, None) X(i, 0, None) X(ins, 0, None)            \
      X(kbd, 0, None) X(label, 0, None) X(mark, 0, None) X(nobr, 0, None) X(q, 0, None) X(rb, 0, None) X(                     \
          rp, kSkip, Reading) X(rt, kSkip, Reading) X(rtc, kSkip, Reading) X(ruby, 0, None) X(s, 0, None)                     \
          X(samp, 0, None) X(small, 0, None) X(span, 0, None) X(strike, 0, None)                                              \
              X(strong, kBold, None) X(sub, 0, None) X(sup, 0, None) X(time, 0, None) X(tt, 0, None) X(u, 0, None) X(         \
                  var, 0,                                                                                                     \
                  None) X(math, kForeign, None)                                                                               \
                  X(annotation, kSkip, Code) X(map, 0, None) X(picture, 0, None) X(output, 0, None) X(area, kVoid, None) X(   \
                      base,                                                                                                   \
                      kVoid, None) X(bgsound, kVoid, None)                                                                    \
                      X(br, kVoid, None) X(col, kVoid, None) X(embed, kVoid, None) X(                                         \
                          frame,                                                                                              \
                          kVoid, None) X(hr, kVoid | kBlock,                                                                  \
                                         None) X(img, kVoid, None)                                                            \
                          X(input, kVoid, None) X(keygen, kVoid, None) X(link, kVoid, None) X(meta, kVoid, None) X(           \
                              param, kVoid,                                                                                   \
                              None) X(source, kVoid, None)                                                                    \
                              X(track, kVoid, None) X(wbr, kVoid, None) X(script, kRaw, Code) X(                              \
                                  style, kRaw, Code) X(xmp, 0, None)                                                          \
                                  X(iframe, kRaw, Code) X(noembed, kRaw, Code) X(noframes, kRaw, Code) X(                     \
                                      title, kRaw, None) X(textarea, kRaw,                                                    \
                                                           Form) X(noscript, kSkip, Code)                                     \
                                      X(svg, kForeign | kSkip, Code) X(template_, kSkip, Code) X(object, kSkip, Code) X(      \
                                          applet,                                                                             \
                                          kSkip, Code) X(audio, kSkip, Code)                                                  \
                                          X(video, kSkip, Code) X(canvas, kSkip, Code) X(button, kSkip, Form) X(              \
                                              select,                                                                         \
                                              kSkip, Form) X(option, 0, None)                                                 \
                                              X(optgroup, 0, None) X(datalist, kSkip, Form) X(meter, kSkip, Form) X(          \
                                                  progress,                                                                   \
                                                  kSkip, Form) X(address, kBlock,                                             \
                                                                 Byline) X(article, kBlock, None)                             \
                                                  X(aside, kBlock, Sidebar) X(blockquote, kBlock, None) X(                    \
                                                      center,                                                                 \
                                                      kBlock,                                                                 \
                                                      None) X(details, kBlock, None)                                          \
                                                      X(dialog, kBlock, Notice) X(dir, kBlock | kList, None) X(               \
                                                          div, kBlock, None) X(dl, kBlock | kList,                            \
                                                                               None) X(dd, kBlock,                            \
                                                                                       None) X(dt, kBlock, None)              \
                                                          X(fieldset, kBlock, None) X(figcaption, kBlock, None) X(            \
                                                              figure,                                                         \
                                                              kBlock,                                                         \
                                                              None) X(footer, kBlock, Footer)                                 \
                                                              X(form, kBlock, None) X(h1, kBlock | kHeading, None) X(         \
                                                                  h2,                                                         \
                                                                  kBlock | kHeading,                                          \
                                                                  None) X(h3, kBlock | kHeading, None)                        \
                                                                  X(h4, kBlock | kHeading, None) X(                           \
                                                                      h5,                                                     \
                                                                      kBlock | kHeading,                                      \
                                                                      None) X(h6, kBlock | kHeading, None)                    \
                                                                      X(header, kBlock, Header) X(hgroup, kBlock, None) X(    \
                                                                          legend,                                             \
                                                                          kBlock,                                             \
                                                                          None) X(li, kBlock, None)                           \
                                                                          X(listing, kBlock | kPre,                           \
                                                                            None) X(main, kBlock, None)                       \
                                                                              X(menu, kBlock | kList, Navigation) X(          \
                                                                                  nav, kBlock,                                \
                                                                                  Navigation) X(ol, kBlock | kList, None)     \
                                                                                  X(p, kBlock, None) X(                       \
                                                                                      pre,                                    \
                                                                                      kBlock | kPre,                          \
                                                                                      None) X(search, kBlock, Form)           \
                                                                                      X(section, kBlock, None) X(             \
                                                                                          summary, kBlock,                    \
                                                                                          None) X(ul, kBlock | kList, None)   \
                                                                                          X(table, kBlock, None) X(           \
                                                                                              caption, kBlock,                \
                                                                                              None) X(tbody, kBlock, None)    \
                                                                                              X(thead, kBlock, None) X(       \
                                                                                                  tfoot, kBlock, None)        \
                                                                                                  X(tr, kBlock, None) X(      \
                                                                                                      td,                     \
                                                                                                      kBlock,                 \
                                                                                                      None)                   \
                                                                                                      X(th, kBlock, None) X(  \
                                                                                                          colgroup,           \
                                                                                                          kBlock,             \
                                                                                                          None)               \
                                                                                                          X(html, 0, None) X( \
                                                                                                              head,           \
                                                                                                              0, None)        \
                                                                                                              X(body,         \
                                                                                                                0,            \
                                                                                                                None)         \
                                                                                                                  X(frameset, \
                                                                                                                    0,        \
                                                                                                                    None)

enum class Tag : std::uint8_t {
  unknown,
  custom,  ///< a name with a hyphen: an element that the page itself defines
#define ZK_HTML_TAG(name, traits, reason) name,
  ZK_HTML_TAGS(ZK_HTML_TAG)
#undef ZK_HTML_TAG
      count_
};
inline constexpr std::size_t kTags = static_cast<std::size_t>(Tag::count_);

enum Trait : std::uint16_t {
  kBlock = 1,     // stands on lines of its own
  kVoid = 2,      // has no content
  kRaw = 4,       // its content is not markup
  kSkip = 8,      // its content is never main text and is not even collected
  kForeign = 16,  // SVG, MathML: "/>" ends an element here
  kLink = 32,
  kBold = 64,
  kHeading = 128,
  kPre = 256,  // white space counts
  kList = 512,
};

struct TagInfo {
  std::string_view name;
  std::uint16_t traits = 0;
  Reason reason = Reason::None;
};

const TagInfo& tag_info(Tag tag);

/// The element of a name in any case; `unknown` or `custom` for the others.
Tag find_tag(std::string_view name);

}  // namespace zk::html
