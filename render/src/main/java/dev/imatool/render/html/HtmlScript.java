package dev.imatool.render.html;

/**
 * The script of every page: tables with titles get a button at each title that sorts by it, and a field that shows the rows with a text.
 * Without it everything can be read. It makes elements and text only, no markup from text, and it holds no {@code <} and no {@code &}, so
 * that the page stays well-formed XML.
 */
final class HtmlScript {
    /** All of it. */
    static final String TEXT = """
            (function () {
              "use strict";
              var FEW = 8, MANY = 3000, WAIT = 150;

              function element(name, text, type) {
                var made = document.createElement(name);
                made.textContent = text;
                if (type) { made.className = type; }
                return made;
              }

              function rows(table) {
                var all = [];
                Array.prototype.forEach.call(table.tBodies, function (body) {
                  Array.prototype.push.apply(all, Array.prototype.slice.call(body.rows));
                });
                return all;
              }

              function compare(one, other) {
                var whole = /^[0-9]+$/;
                if (whole.test(one) ? whole.test(other) : false) {
                  var a = one.replace(/^0+/, ""), b = other.replace(/^0+/, "");
                  if (a.length !== b.length) { return a.length - b.length; }
                  return a === b ? 0 : (a > b ? 1 : -1);
                }
                return one === other ? 0 : (one > other ? 1 : -1);
              }

              function sort(table, title, index) {
                var down = title.getAttribute("aria-sort") === "ascending";
                var sizes = Array.prototype.map.call(table.tBodies, function (body) { return body.rows.length; });
                var keyed = rows(table).map(function (row, at) {
                  var cell = row.cells[index];
                  return { row: row, key: cell ? cell.textContent : "", at: at };
                });
                keyed.sort(function (one, other) {
                  var order = compare(one.key, other.key);
                  return (down ? -order : order) || one.at - other.at;
                });
                var next = 0;
                Array.prototype.forEach.call(table.tBodies, function (body, number) {
                  var part = document.createDocumentFragment();
                  keyed.slice(next, next + sizes[number]).forEach(function (each) { part.appendChild(each.row); });
                  next += sizes[number];
                  body.appendChild(part);
                });
                Array.prototype.forEach.call(title.parentNode.cells, function (other) { other.removeAttribute("aria-sort"); });
                title.setAttribute("aria-sort", down ? "descending" : "ascending");
                hideEmpty(table);
              }

              function hideEmpty(table) {
                Array.prototype.forEach.call(table.tBodies, function (body) {
                  body.hidden = Array.prototype.every.call(body.rows, function (row) { return row.hidden; });
                });
              }

              function find(table, text, said) {
                var wanted = text.toLowerCase(), shown = 0, all = rows(table);
                all.forEach(function (row) {
                  row.hidden = row.textContent.toLowerCase().indexOf(wanted) === -1;
                  if (!row.hidden) { shown += 1; }
                });
                hideEmpty(table);
                table.classList.toggle("found", wanted !== "" ? MANY > shown : false);
                said.textContent = wanted === "" ? "" : shown + " of " + all.length + " rows";
              }

              function addFind(table) {
                var label = element("label", "Show rows with "), field = element("input", ""), said = element("output", "");
                var place = element("div", "", "find"), timer = 0;
                field.type = "search";
                field.autocomplete = "off";
                said.setAttribute("aria-live", "polite");
                label.appendChild(field);
                place.appendChild(label);
                place.appendChild(said);
                field.addEventListener("input", function () {
                  clearTimeout(timer);
                  timer = setTimeout(function () { find(table, field.value, said); }, WAIT);
                });
                table.parentNode.parentNode.insertBefore(place, table.parentNode);
              }

              function addSort(table) {
                Array.prototype.forEach.call(table.tHead.rows[0].cells, function (title, index) {
                  var button = element("button", title.textContent);
                  button.type = "button";
                  title.textContent = "";
                  title.appendChild(button);
                  button.addEventListener("click", function () { sort(table, title, index); });
                });
              }

              Array.prototype.forEach.call(document.querySelectorAll("table"), function (table) {
                if (!table.tHead) { return; }
                var number = 0;
                Array.prototype.forEach.call(table.tBodies, function (body) { number += body.rows.length; });
                if (number > 1 ? !table.querySelector("tr.part") : false) { addSort(table); }
                if (number > FEW) { addFind(table); }
              });
              window.addEventListener("beforeprint", function () {
                Array.prototype.forEach.call(document.querySelectorAll("details"), function (each) { each.open = true; });
              });
            }());
            """;

    private HtmlScript() {}
}
